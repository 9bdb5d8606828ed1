// What TLS may be made of in the queue-proxy: the names that Go gives to it.

/** Cipher suites of TLS 1.2; those of TLS 1.3 cannot be chosen. */
export type CipherSuite = (typeof CIPHER_SUITES)[number];

/** Elliptic curves, the one that resists quantum computers among them. */
export type Curve = (typeof CURVES)[number];

export const CIPHER_SUITES = [
  'TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256',
  'TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256',
  'TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384',
  'TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384',
  'TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256',
  'TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256',
  'TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA',
  'TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA',
  'TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA',
  'TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA',
] as const;

/** Without one of these, Go refuses to speak HTTP/2. */
export const HTTP2_CIPHER_SUITES = CIPHER_SUITES.slice(0, 2);

export const CURVES = ['X25519', 'X25519MLKEM768', 'CurveP256', 'CurveP384', 'CurveP521'] as const;
