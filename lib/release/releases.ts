// The catalogue: what differs between Knative releases and is a fact rather than a rule. One entry for each release.

/** The container images of a Knative Serving install, by the name that the release gives them. */
export type ServingImage =
  | 'activator'
  | 'autoscaler'
  | 'autoscaler-hpa'
  | 'cleanup'
  | 'controller'
  | 'domain-mapping'
  | 'domain-mapping-webhook'
  | 'migrate'
  | 'queue'
  | 'webhook';

/** What the catalogue holds for one release. */
export interface ReleaseFacts {
  /** The day of the release, as ISO 8601 writes it. */
  readonly date: string;
  /** Oldest Kubernetes minor on which the components start: on older ones they stop by themselves. */
  readonly minimumKubernetes: string;
  /** SHA-256 digests of the images that the release has. */
  readonly digests: Readonly<Partial<Record<ServingImage, string>>>;
  /** The Kourier of the same minor. */
  readonly kourier: {
    readonly version: string;
    /** SHA-256 digest of the controller's image. */
    readonly digest: string;
    /** Tag of Envoy's image. It floats: Kourier's releases name no digest. */
    readonly envoyTag: string;
  };
}

/** The releases that the model knows, oldest first. */
export const RELEASES: Readonly<Record<string, ReleaseFacts>> = {
  '1.3.1': {
    date: '2022-04-08',
    minimumKubernetes: '1.21',
    digests: {
      activator: 'c1f35f2deb2acbcb1f71efb7b893f7eb8348b8d3f5208b25c73ec30fe33105f4',
      autoscaler: '0d692c5f6d97bfcb53de03d68ea1d4cf4d221e441251a3b5e39e5d7445422a91',
      'autoscaler-hpa': 'd49ef9309530a4e7bae4f9af38ed04e8b31eea47e0a8497577eab40c2485c520',
      controller: '086d7ceec128866245541bce673d0dda3665bce0ec8b38fd53c1bceab17369b5',
      'domain-mapping': '08865194932090f518acb8b6af13ef3afb8aa4f6c6a176af2a010cf398bf8bb1',
      'domain-mapping-webhook': '3f3c547ad8d3650a523bde828faf3d8c5f3fa9190212d60b2dc6b10f779d6c46',
      migrate: '1cd8d7bed867313859ffbd8c6030996632e74b28bda7edbfb4b19f1473126f38',
      queue: '777efd5ec77499a7a99fd29bf5936c5e7f5ba2c0b0a76a7adbae633902afb2f9',
      webhook: 'e9ac75b1723f0ae11ea5549306881979f34ef560d3c31f161090381f44cae707',
    },
    kourier: {
      version: '1.3.0',
      digest: '84af1fba93bcc1d504ee6fc110a49be80440f08d461ccb0702621b7b62d0f7b6',
      envoyTag: 'v1.18-latest',
    },
  },
  '1.3.2': {
    date: '2022-04-14',
    minimumKubernetes: '1.21',
    digests: {
      activator: '01270196a1eba7e5fd5fe34b877c82a7e8c93861de535a82342717d28f81d671',
      autoscaler: 'c5a03a236bfe2abdc7d40203d787668c8accaaf39062a86e68b4d403077835e2',
      'autoscaler-hpa': '256373054915e035d3f5df214ca80eea7a235526c93348933f42acf0437bb1a2',
      controller: 'cc33e6392485e9d015886d4443324b9a41c17f6ce98b31ef4b19e47325a9a7e8',
      'domain-mapping': '00a26f25ef119952b0ecf890f9f9dcb877b5f5d496f43c44756b93343d71b66e',
      'domain-mapping-webhook': 'f8f09d3a509b0c25d50be7532d4337a30df4ec5f51b9ed23ad9f21b3940c16ca',
      migrate: '1cd8d7bed867313859ffbd8c6030996632e74b28bda7edbfb4b19f1473126f38',
      queue: '2249dc873059c0dfc0783bce5f614a0d8ada3d4499d63aa1dffd19f2788ba64b',
      webhook: 'b001a58cb7eac7fbae4d83d8a111fa0f6726d36e86844d5b1dc3c9b8fdd5710a',
    },
    kourier: {
      version: '1.3.0',
      digest: '84af1fba93bcc1d504ee6fc110a49be80440f08d461ccb0702621b7b62d0f7b6',
      envoyTag: 'v1.18-latest',
    },
  },
  '1.4.0': {
    date: '2022-04-19',
    minimumKubernetes: '1.22',
    digests: {
      activator: '7d664e052ec0e78961dbb7b5acb62c70ba106ba1fdd46f2177ab56e1d0d360fb',
      autoscaler: '02f187b21cc00bc91c45db85571299f338fcbd58aa5c9193f0833782a7710dea',
      'autoscaler-hpa': '1eb28bf34fadbfedc8a3083ba2971b4f563c5f385010604a3bb5a558507262b1',
      controller: '8d84706d53adcf89c49687b4fade06261769b9f99257cb64d1758398f085b062',
      'domain-mapping': '43d9ef8ef868aa8fd72a1f1f69ba07da99cfa0a73014636ff7ece9bc614b1f8f',
      'domain-mapping-webhook': 'b0039cd8d749608e4ab04544d36026556be04fe6ac39041223372b1c9031d8d6',
      migrate: 'a53b272ad6937f2fa785e9e42b059aaa9f93dd100d1fabae8e63c7acb7a4f711',
      queue: 'a40f6e84de1a0d145d27084a94cc7fa221159e75cafde7d332ac8f4f0aed58fb',
      webhook: 'bf58bf8d3790440aa7fb700b45e52ae9678e1ea6dc1135b10ff4b9b1087ee016',
    },
    kourier: {
      version: '1.4.0',
      digest: '1bdc6ae849d45f79c01c6282a5a6119d1e064aa89b1fba56fe1e58edc16b2073',
      envoyTag: 'v1.19-latest',
    },
  },
  '1.5.1': {
    date: '2022-11-24',
    minimumKubernetes: '1.22',
    digests: {
      activator: 'e824921396118e8039bfd668f9841e9e853fb8dc7390b7ee2122da29b2ebd560',
      autoscaler: 'd6a46ba94411d37336d5a2fa2d78af50e9c3840165980649f7571ac0c51fb3ea',
      'autoscaler-hpa': '026933111c592a53e8df562742de27b6cd6d1ab582f244eff9d712ef3cbdc34f',
      controller: 'faf9c6092e4799840b8d175e8f022d8750fa3d1098c45afadd350e259bfa45c8',
      'domain-mapping': '588eb849a55e36aa0e0fc501f222dc03ee49bf473960819950198db99dffd166',
      'domain-mapping-webhook': '1bbf4325f1b5893f7df62432bf0b5cb3d7a3732c7760e03f7c22f5a6e5f33f81',
      migrate: '9000b17a211cc5b7fa0d14461db2fc65787939ba696534cdebbb94f7006a4dd5',
      queue: '5ffc8fdfc159185a42706dae188d569364d1b27b24cf922dcfeeda9815cf3b09',
      webhook: 'f341b717aaf300acaeed3f3b6d093c895ff357538c83e58f16522d1e2481910a',
    },
    kourier: {
      version: '1.5.0',
      digest: '40176d331b4377aca1b33ff298649095a9820c2ab5c8eebba518efdc190de531',
      envoyTag: 'v1.20-latest',
    },
  },
  '1.6.3': {
    date: '2022-12-08',
    minimumKubernetes: '1.22',
    digests: {
      activator: '425d988177afdd00a16e397daeea70463f1e0907bcd3ffd4b3e9a197342f7fc1',
      autoscaler: '2371675899a7782de79e747aef831f195f60f30f36c26fdfda0a8c425cbaf327',
      'autoscaler-hpa': 'ed9389e68d94f2f0c8e3ccb84ed91feec06be216a59d3b688a44f4e2df7c15db',
      controller: 'c5980f9ae0e19626c174acfcca568a49efc7001cfe605250eb34f7033f9e8bfa',
      'domain-mapping': '9a147a47fd760129cfbe967f4f5eb7eef1c076796a4a8806f69cdd0992df87e3',
      'domain-mapping-webhook': '252c142c598b5ac9968310874a4e33ca8fce474a94189e385fc0668b209aa758',
      migrate: '403221cc96d8ead3294f24be9b3ee786e7fd3cb0eac1e52319d263cf831249b4',
      queue: '880c28f370ed49ae0e3a22f3bb8c91208c243e4fe5c3e0ffdbe22a56d4deefec',
      webhook: '0f90a9ee0ccd91dc10aa0ff4bc1bb312fe64022b548e48727155b89b4013d44c',
    },
    kourier: {
      version: '1.6.1',
      digest: '08114089cf84290fc3571220a92a98879d8c5aabe7f680a509e053ed9d0911b7',
      envoyTag: 'v1.20-latest',
    },
  },
  '1.7.1': {
    date: '2022-08-24',
    minimumKubernetes: '1.22',
    digests: {
      activator: '6fec2cb19a70b7da56d23178d3e6d2478fd053a83efed120851788a6b1704050',
      autoscaler: 'd23cc5fceab552f4924bef1b38af850d6ad29046f9e4d6f0e1e562cfec350746',
      'autoscaler-hpa': 'b7ae0eeb7d5c269f5ef4f92fd8c9ac1fd18f24f1e3b4457c370772208cf29a09',
      controller: '8ce127dd294a646b67200beae1321197b4a5de9d5b42daf9206849dba06d4197',
      'domain-mapping': 'c78a29b606fbfd9781e49abb547ac592a2a59fd554e504d5b5b9d25ec3a59ee9',
      'domain-mapping-webhook': 'e6ceb71d79fc3b5bab843fd213f5cf752f258aa70fbdb3f3046b9944e6c94200',
      migrate: '0629f95daed3d307ab2e8e85054b5290ad2fe1a5ae795b2e8de38ac1bbceaba5',
      queue: 'f0e506209c784eb65fe79c1d5b6c329c33c9df2b2f8bce44fb4566d12457c54d',
      webhook: '2abda5baf78e30888fa0c5ca8442b32d613fe0854c3a473da4511a64922cb30d',
    },
    kourier: {
      version: '1.7.1',
      digest: '4afd09c1642f97071c703ff73f3edc622fbde6ac4b684df6341a58853a2cf1eb',
      envoyTag: 'v1.20-latest',
    },
  },
  '1.7.4': {
    date: '2022-12-08',
    minimumKubernetes: '1.22',
    digests: {
      activator: '2a71f86db077e2af4dc02cd8662c545b8206c6d5c853056225967c719251cc20',
      autoscaler: 'cbc663928cc3e3dc60c1d6cdd054d203895c4ee0ebe2b19d86804bd708f3fa2e',
      'autoscaler-hpa': 'f81c354e13768a11ecdcb84c512af339a0cef596a418daa932e378c6c9c2c87e',
      controller: '97125c7b1ee8c188ddb9d39786161f18bc9166d4a81a01ceae320863c9d3c4e6',
      'domain-mapping': 'ff5c657ea01d3377be33d88bd3756f3fde49d99b1796c7adf5463b4eb20f37af',
      'domain-mapping-webhook': 'ed47da2c95a9bf73dd3b511323023578e15730864852fb0c869f8f64a2bab39f',
      migrate: '022c0d4abd9e6a8cfe20197c166aaf127814c7ac55c7d4907454fdb2b4399027',
      queue: 'fec35c5d66dad3d520e39de7f4f75ec6057962401f85761c143efc902f34efe7',
      webhook: '1dc88f22b885d56efc88aae8f0b3160d9bd9632bd0256847eed774e68b3a769b',
    },
    kourier: {
      version: '1.7.1',
      digest: '4afd09c1642f97071c703ff73f3edc622fbde6ac4b684df6341a58853a2cf1eb',
      envoyTag: 'v1.20-latest',
    },
  },
  '1.8.6': {
    date: '2023-03-31',
    minimumKubernetes: '1.23',
    digests: {
      activator: '920366eb0cbc9bab5c0ee21bc3086e8432a4f1a858a23c09a66cab00e566af1e',
      autoscaler: '022e057849f8f9d246bfb0cb6b78be8a9d6d4bbc5dbedf853097180f3ef74ef4',
      'autoscaler-hpa': '9160e6a2d646a93b51f5068f655f3fec3674110232e3be73260dcc2dd0c1adcd',
      controller: 'c2a0254bf1fe82ec51d9e8b0d733f9e398551da419b19acbac113d0d31ba63cb',
      'domain-mapping': '258e01d90106668a8472de04b944791a239c7add42315912dcbb356e1f172f67',
      'domain-mapping-webhook': 'b28dd27db82922d3dc2fec61fff777925a8a830e0505ebe015b851650df57d48',
      migrate: '24483f5ab8ca10f7cb4f740cb5075c3b06b676949921ee64c02cceb5c1aff7ef',
      queue: 'cdb92342ed096c133adc4d0018207d05a614f29d81041a8bc8a4bf1df231f145',
      webhook: '93f57d11953ccbb4279cd0e031e5ed1e219f9bad328a2b9209493c4e153b6bb7',
    },
    kourier: {
      version: '1.8.3',
      digest: '489f96cf06565e7be3cdba8191151199fe2f5ec4da3cd7040817eb370c0ca366',
      envoyTag: 'v1.21-latest',
    },
  },
  '1.9.4': {
    date: '2023-06-01',
    minimumKubernetes: '1.24',
    digests: {
      activator: '5eb340cfc804bd751fd9d10b982f39edbbc32fd99f1f88d933898c71051f62db',
      autoscaler: '689ec780d1147f81af9af79da2a2c4f264013bc2ee1badfe62082551095aad0c',
      'autoscaler-hpa': '4da7909f3aa1654548a2ef75d96b5c4def79458ca3c43218201bcd24127838f7',
      controller: '65485813159e3b9c0e8446d93431721309dadfb1404ca1dbf39f9fd9a1884ee3',
      'domain-mapping': '3855def96aab7b09bf336b3c2cd8d471ad9ffbd5fa932eda91629ec6e7a9e043',
      'domain-mapping-webhook': '33235c1d156bbe8aaa610e2c7d03c41e6df3dfbd5299707bbf3f8caaf9dd9cc8',
      migrate: '9fdd345b8e18ab3cf4dfcea8886c299c302f6977f14c040590af33d5b03537ba',
      queue: 'eb1e165bba6cfbbdbcc7c28f4ff5751dc65271721e71d9bb71357c1f1a37688a',
      webhook: 'ca24ed95732deff82de40cc4c90503d7743467ffa0c770cf140b1448905b6843',
    },
    kourier: {
      version: '1.9.2',
      digest: '308b600fe45c5360de7ce7a577ea87a619de4a45472373bfb788469617365448',
      envoyTag: 'v1.22-latest',
    },
  },
  '1.10.6': {
    date: '2023-11-01',
    minimumKubernetes: '1.24',
    digests: {
      activator: 'cf1514926bce0f3b7e3ebf7dcd6e06afab8860cb4ee7509c8595469df1b3a134',
      autoscaler: 'fd4de65e03bc813714fd52cfd505807bd4dacb95c8636733b414d7b5a74028e9',
      'autoscaler-hpa': 'cc88ad26363c327a14112bffcf1bb9a550ac342fc8f9839e6ead34a1400851e5',
      controller: 'ab2a2f2b7ed9de56f57712a281fc49bf5da944203614cfbf411869e223b8398b',
      'domain-mapping': '61bd02ca85161b01ebc7e073b29d0adab98d1bde533e46f3b32a8ba43df55a2e',
      'domain-mapping-webhook': '92fdeca65e708e70a981c99dbb63ae8c995917e5047bf76e61815dcc75db15c1',
      migrate: '055b1d79e4083c01e2c31d76a37cc315ec6e858f14ebad7d6fa3392c17b2d189',
      queue: '235423c2c0b8bd2ca264afa3acd102a071ad2bff509efe43cb508f759c0c98d8',
      webhook: 'ac19da8b5d0e3418f216ce09ef713c2fa4eee1231a811a849dfd61587f864cdc',
    },
    kourier: {
      version: '1.10.3',
      digest: '05b81f0e5fa149acca2888dce6c14a9d74e33adae566736bf21b57a1b0d9ae87',
      envoyTag: 'v1.23-latest',
    },
  },
  '1.11.6': {
    date: '2023-12-18',
    minimumKubernetes: '1.25',
    digests: {
      activator: 'a11ceeaa9a712502749cec335550db1bea466775eb243183fe3a972cb51d78ee',
      autoscaler: 'cfd2d469c21151b78d15ba37f0a710793498a79e9b30c05e0196ade7d2e26569',
      'autoscaler-hpa': 'ed8c5619a02fa807a59b624d6b018b77ea8b14cda41869ff1fe4fbe053513248',
      controller: 'c8a48410e7bd5467fab19781ea12c3ba7c21b86c4c0a4306a05fcf03f9a20e1d',
      migrate: 'f40846cd77dc8d9def12412e549a197e92aca8f0ff7acf753a454229e46c2f33',
      queue: '405489024e88def83f90ca1ca64c10ac10554888f4b1224d35f44ff8236e75ca',
      webhook: 'e2c96da6abe81ff896874ab5df88d327378a8f58df6bc895105b9d31dfab21b1',
    },
    kourier: {
      version: '1.11.6',
      digest: '98da7dcb2ddfb39d2913ca0727033b0db7bae76019fb60b49d73b99b0b53f865',
      envoyTag: 'v1.24-latest',
    },
  },
  '1.12.4': {
    date: '2024-02-02',
    minimumKubernetes: '1.26',
    digests: {
      activator: 'ad42ddc9bc4e25fdc88c240d7cbfad4b2708eb7d26e07ae904d258011141116e',
      autoscaler: '66aa0dbceee62691d5327e423bbd7cbd411903747adeab61fdc81b14590793d4',
      'autoscaler-hpa': 'f5d84faf112df9a63c5339a2843f6fcce6044c71541e9e1989e922885e927922',
      controller: 'e5b7b6edd265b66d32f424bd245c06455154462ade6ce05698472212248d5657',
      migrate: '232d6ffd88dfc0d0ec02c6f3a95520283d076c16b77543cee04f4ef276e0b7ae',
      queue: '89e6f90141f1b63405883fbb4de0d3b6d80f8b77e530904c4d29bdcd1dc5a167',
      webhook: '48aee2733721ecc77956abc5a2ca072853a669ebc97519beb48f7b3da8455e67',
    },
    kourier: {
      version: '1.12.3',
      digest: 'fbe5819473ff243d49f2aaf3e1c23e01572c5c4ae6b931ef19d2cdaae8dbb317',
      envoyTag: 'v1.25-latest',
    },
  },
  '1.13.2': {
    date: '2024-05-27',
    minimumKubernetes: '1.27',
    digests: {
      activator: '23170947f8ac91fdaeb5346579d94f5d544180a23ff2ef8cbdb12c9a2356a025',
      autoscaler: '173b0950580d32b4a2fdc810a3e50b3addaf92d953781f433d4cc68ec57e29c5',
      'autoscaler-hpa': 'a2b128137be43e266e2ccbbe98e2de15e0a90a56f9c3ea411080f248d1dc9add',
      controller: '696a7c84daee08dcf6f0d65b52dc7833865a454f202042f0c5fc5762c66c03b8',
      migrate: '2cd53c1126ed878975c3d12c78de9b07e5771cc2e6440be7fd117731e935a0e3',
      queue: 'd0b9606713db530399dab2d8ba4d09717d8cfbdb4b0de716cae4d5d69aaf3247',
      webhook: '08ed5aef4a71bbf0902711d07f1dc1d524b094cca95d6243227060086b7ebbff',
    },
    kourier: {
      version: '1.13.0',
      digest: '75d8a96922bb407f026ca49ceb72d51d51abbbde787351ce73c7b75737c9a0df',
      envoyTag: 'v1.26-latest',
    },
  },
  '1.14.2': {
    date: '2024-10-03',
    minimumKubernetes: '1.28',
    digests: {
      activator: '787a95d0afad014296f4a8e8a7620053354d4f8d561e8ab6a0451bed112f92c2',
      autoscaler: '587952c8786459b60e260d8b3e99f9494ec388f02565b669d9a12e1c66b51ff0',
      'autoscaler-hpa': '2c8b8d8925f74b81d94de0de927f3490620ef668736505ca014f7fcc4a75d760',
      controller: 'd322e4fe634f5eb422b618ee2748c511c933f6b85c1773210e495ea6d695aff1',
      migrate: 'e31e03c2c1e809f4ef9dfadc512ba7f26384602e8b86cdb81af7c1dc1fc27d6f',
      queue: 'bc5fbd977a787d2868ea1d46b1fab5537e3773a2baa15dbdfee93fe5ac607c24',
      webhook: 'f6c58671dcdc13f5d257d6049d5d802b5fbdc37d9e60cdc34ef026e5df92d902',
    },
    kourier: {
      version: '1.14.0',
      digest: '292732ad5c94d1bf8ad7214d7cb3e260d091b04ae5377611279a346b8002a47f',
      envoyTag: 'v1.26-latest',
    },
  },
  '1.15.3': {
    date: '2025-01-22',
    minimumKubernetes: '1.28',
    digests: {
      activator: '28bc4269fbd9182ff56c7a26ea8589c9db3c965eda70ed8956d26b7230c44974',
      autoscaler: '3d61b4f87c60371cd11cc4bd26ea2148e2480217a5591e3c52fc43d5a2570301',
      'autoscaler-hpa': 'a920794cc780af1bd0caecfaef538a5a07dd11e13e6feb886c27628ffd877f2e',
      cleanup: '556344d9d040ae62611c150d6c544a529e9d933f1f2daa1da8e6023a7b5dcc64',
      controller: '220c5a608a6e08d0bd85402ac00e9288e8a9c1c24b25b5b18b18119d1a6e2b3d',
      migrate: '52883e91d8a2cbcdd99d1b89a906da230194d32eb5113e686668c298a994a1f2',
      queue: 'd2ed1b171528d54d1ce3a7617d7067999aa408eee3bcda797b1c9f958f91ad00',
      webhook: '728a2467d57e06115671b5c487b91396b54117439846f2018df0b3201cc6a20b',
    },
    kourier: {
      version: '1.15.1',
      digest: '0f345516b3d172dac408c08e58f1318056e8461861ba15f1a0215370ddd6e685',
      envoyTag: 'v1.26-latest',
    },
  },
  '1.16.3': {
    date: '2025-03-05',
    minimumKubernetes: '1.28',
    digests: {
      activator: '81a9a266ab3c9dc2c9dbadf9fd32046582c0cfeaa40d7e4a71266b6c2d9ce280',
      autoscaler: '7b1aa8a1ca31984a9957774bd1eb3ecc0ad29a6a457490d83a2236a5c4fed8aa',
      'autoscaler-hpa': '1d2680c095975333e79092a288b18d3637e004d4d80e79dec726caf43b576440',
      cleanup: '7be631e9582465296cf2ad459ddebf80d7c339e3f2b575a33d5ec18f350fe786',
      controller: 'f70b5866b9821a4825c28dc4ab199faadc10bde398fd9ae93821e927408a0948',
      migrate: '1145ac9e94eaf4a04b1f26d3f87dd9afd0c524a8e0382dbf38eeffb4c419513b',
      queue: 'a10cd3a41198b24da590fa08b53a37e72a25eadc6762aeccc0f09b7c616944b2',
      webhook: 'a8bfe278d9531c56c7caf152ba2998b1449912e8f10ee7ad393c27940a0c1e88',
    },
    kourier: {
      version: '1.16.0',
      digest: 'b53b3b680ef1f3cca83740d9e667f60b3581574b95a365dc7a1b9ce3fdd96aa6',
      envoyTag: 'v1.31-latest',
    },
  },
  '1.17.2': {
    date: '2025-06-03',
    minimumKubernetes: '1.30',
    digests: {
      activator: 'ed4f5650fcd4eec1c7bed463b36e911c407af59adfaefad130d32dca22215b2a',
      autoscaler: 'a2a440f01be9a8c81797c701de1876797641e87e655a88a88577ebd61185d47f',
      'autoscaler-hpa': '2afd6063fd11c3af353259d38e8087f4c98672aa223c6339108da0ebe8d5a881',
      cleanup: '15641a9eb09cb20782bb0bb0a9605668bef7751559f26d3f89667da6b2a3ae65',
      controller: '63c93d34955835084b060f0d4460a97713cac3aa51169b6d3cab03e06d2d5898',
      migrate: '64b74d1bdc50a5fb83ffd242c120623f06e9c57453c084d55f02037bd9c38851',
      queue: '91c7e8d79413330038c1ad947da16987d3e834f44fd667a3401340d17bc52723',
      webhook: '1b79e592b85722e4ff3d28be3b94758d4e3e7a3c085c78a3e21772ac3b62c980',
    },
    kourier: {
      version: '1.17.0',
      digest: 'ab7885b64daf628a6b1e8f0aef572ec6752cd0497172963ffeec80cd870f5fcc',
      envoyTag: 'v1.31-latest',
    },
  },
  '1.18.2': {
    date: '2025-10-23',
    minimumKubernetes: '1.31',
    digests: {
      activator: '2548c6264beb2ba0b537579eeb832aa788f2c60143317b33f59f2fed3b914e00',
      autoscaler: '43e7bfd5a69db2bc09c723fadacf6a6020de7f11bdc4cb542e210d5749407fc1',
      'autoscaler-hpa': 'f232861e496688727ec09d30410c48e5c3f944c2eee7a6aff976d792f985f3e6',
      cleanup: '778f942159e2e9597d58d0e3160c8a6910bdd5e329a6e6d9f9ff4d40994cb5ae',
      controller: '6d75173384c28043de45d3076c5926466c4fd9c557dbcc8ea9543cfc05724678',
      migrate: '38a3e94b5a342a9082e64740c93f21bae736ff883588773a5b64eafc3fe95c3b',
      queue: '782a26c401ccbf127791ce56eb9fcdf7a245bd6d4366d5334bcef2d6faac6d8b',
      webhook: '572049a49e425459003de9fed67e0e0518e31aeea7e235378386a4c199aa4a60',
    },
    kourier: {
      version: '1.18.0',
      digest: '15a601147ef4574386e296c4b2456bb1e230d2dc110254295dddb56e5118b5a8',
      envoyTag: 'v1.34-latest',
    },
  },
  '1.19.9': {
    date: '2026-01-28',
    minimumKubernetes: '1.32',
    digests: {
      activator: 'd1cccf83b9e9427482955ea28dc694d967553d673c4f2f149d1211e1170b7acd',
      autoscaler: 'fe506abb3cc88ac13986254d5a1e44003ee6dd1a6bb4e535879ed72ecec654bb',
      'autoscaler-hpa': 'b47f0b8cedb5afa821d23ae14890d75d562ecceb2c813e9623022780952851c2',
      cleanup: '5ae2eb5d96ed26c05805f8189d4466f676340c6128100265a534055ba5c846e8',
      controller: '81976720950d920a8abfd57cf71fd3587e06ea9fded4c7e348dc64c0fd436f43',
      migrate: '3e7c9e2a50a3a3a05b946341eb76b35e4e069cf7943f46233f9767372a0275b0',
      queue: 'eceb1862e645dbecaf2fb31a7c4e11f92e4278ffb68bda8039aede20d8393a09',
      webhook: 'da49ed775754e99e9154a7dd09b9c82cf409a0e6180601a5646c93f829efa27d',
    },
    kourier: {
      version: '1.19.6',
      digest: 'db493dabf4bad62f566dd3c2b2a27f559a62e3dc627d21c8ff7a5686a7692596',
      envoyTag: 'v1.34-latest',
    },
  },
  '1.20.3': {
    date: '2026-02-23',
    minimumKubernetes: '1.32',
    digests: {
      activator: 'c9e8b319faa429874658b8bfd35f573cc43a7f7b24374297325b5b8ec6f713a4',
      autoscaler: '4c18d9b289a378b54fe1427332cc45429922a3f90c0100ce1a27a9f43b780fca',
      'autoscaler-hpa': '5db0ca9910d1b5fc8f0cd55950c5e593bf924949da9864c833fefbd90278fbb2',
      cleanup: 'a8aa53a4fabbfa521efaff966bf1dfcffc66f40e48a66d95214d23917480d502',
      controller: '0bba79ae57c953c5b7f7cf25ce71e6287b81468d3bc5d154ad3ad8e6b1ad59bf',
      migrate: 'd8804d75dcde3a088c8951238da87b87629368fa75b666e435d3055230ed967c',
      queue: '66ace1be0152f40cf575571e4d3d790c9bde54f694d7416d4b56e466116ac8cb',
      webhook: '6a47f444a164c17e581e45b9945ba1c32fa355a946d3a9bfd2214287fbd7f035',
    },
    kourier: {
      version: '1.20.1',
      digest: '8d7235a0fa82a6c8e83359548a68b051f4d0b90b11fb55043b33ad9d9309261b',
      envoyTag: 'v1.34-latest',
    },
  },
  '1.21.3': {
    date: '2026-05-31',
    minimumKubernetes: '1.33',
    digests: {
      activator: 'b636c2a61f171ca24a4f7e8429056264b358273d5b97dfe119e20dd55e82314d',
      autoscaler: 'c89e8dcc7902e7cca5dec299efe24e9a856d0426a5bc921cb44c0b90d2407f7e',
      'autoscaler-hpa': '315c9f814a840ec682135d36ee3fc2cf99466418b18b62b7fa5a8f9322b5da5c',
      cleanup: '9f2eb3f1f3a9fe9caaf4191d328907e0b26c7b1bf86861c03f73b0a9ee16b3f9',
      controller: '93df216b505319219780c425632751c7b580bfffe315c2e6a66dffa8aa5529d6',
      migrate: '9abd5a7709ee626231a5bf50b53fbcfc85962f0efc4769e931b793f2e19cddc8',
      queue: '00ee4fa30c4ae21799edd702616890680c95499a306ec2bcdb8229e0cc05f0f8',
      webhook: '92fb5cbd925f80209675391c2c6c5d708fb0c12535bafec0f4d1745a2428ee57',
    },
    kourier: {
      version: '1.21.1',
      digest: '964ac95786974ebacaf3c67563fb358f4e848712b72b36da0b23cc4a4b451f78',
      envoyTag: 'v1.36-latest',
    },
  },
  '1.22.1': {
    date: '2026-05-31',
    minimumKubernetes: '1.34',
    digests: {
      activator: '5deaef961fef8d1417f6d4a4dfae2fc338f2d30d72c4ad58c3ab392b2c04705b',
      autoscaler: '5bae38655d87df86b041083fbe51791816473245f752432ba9b85a7b12f73cd5',
      'autoscaler-hpa': '5e5cb34096b58befe77e9c27f003cde97e7707e9dd047e1d50786892cb566dbf',
      cleanup: '6f771871352be1f9266615b119d85d949c7acf305316de021dd9c17c3d92e219',
      controller: '94329d85200c2fc31ed1166a26568ca1357376c149c147e71f400cf28be3c816',
      migrate: '049f9cb03f4867b3bc4eb6043a33bf8673603fc4ce99c02e7953df049ad63844',
      queue: 'b1af8bda6c1d32b1cf5fbf8f1f6068c5007a5cebf091039fdea83b88b1fd87f4',
      webhook: '8470456be214e93a84e3c7b79a632aa9978bd8ecda553feaa47878a2c24ab84d',
    },
    kourier: {
      version: '1.22.1',
      digest: '01abd2070ccf8680885c47990e42c05c09e30bc8595d9246f4dcd37f2220a2a2',
      envoyTag: 'v1.37-latest',
    },
  },
  '1.23.0': {
    date: '2026-07-29',
    minimumKubernetes: '1.34',
    digests: {
      activator: 'e5ab46f3b73fa2e3898fe47f6a3a0c2bd765596f4fb36ceb4c28c35d0a74b2e5',
      autoscaler: '879da127b23db65d862cafa6b23fb987381d0e44150f0027d44e1f5aee83bde2',
      'autoscaler-hpa': 'e2494132a71c23587ac8dd25bc5288f70261e592285487e1d19f8dea1f896133',
      cleanup: '78fbd3df14986cd4831a22e7c2703a3b4f58a6e93cacd6ffbf18b3c787af0c71',
      controller: 'ca5062ece0329d002a81940cf4268d7898866434d70049bb93f27d3a786d3292',
      migrate: '2016f5ede9fb269c7cdf0085ff106844dfa36e42a4d768e0a2f51464928a0c2d',
      queue: 'a3cc71ce80dbc6df8781f15eac2cf3531a4c9815271799afd8776bef9e6aeaf2',
      webhook: '3846e9a416665c5b9ec2e4de246cfcb5c4ab0d01ba19348aa008caf30144b650',
    },
    kourier: {
      version: '1.23.0',
      digest: 'eedfe3938f1efa93230863099f96400a0567909d383a585021f8727fa3a6cf0b',
      envoyTag: 'v1.37-latest',
    },
  },
};
