// Props of which some are left out.

/** Returns props with what they have by default where one is left out, or is undefined. */
export const withDefaults = <Props extends object>(defaults: Required<Props>, props: Props): Required<Props> => ({
  ...defaults,
  ...Object.fromEntries(Object.entries(props).filter(([, value]) => value !== undefined)),
});
