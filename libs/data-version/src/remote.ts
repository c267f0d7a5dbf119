/** Place of DVC's objects: a folder, or a bucket and the prefix of its keys. */
type Remote =
  | { readonly kind: 'folder'; readonly path: string }
  | {
      readonly kind: 's3';
      readonly bucket: string;
      /** Empty, or ends with a slash. */
      readonly prefix: string;
      readonly endpoint: string | null;
      readonly region: string | null;
    };

/** Settings of a bucket that are read here, or that change neither what is read and written nor by whom. */
const SETTINGS_OF_BUCKET = new Set([
  'url',
  'endpointurl',
  'region',
  'verify',
  'jobs',
  'listobjects',
  'read_timeout',
  'connect_timeout',
]);

/** A remote that is not there, or of a kind that only DVC itself can use. */
export class UnknownRemote extends Error {
  override readonly name = 'UnknownRemote';
  readonly kind = 'usage';
}

/**
 * A remote of DVC's config, by name; without one, `core.remote`. Later texts count over earlier ones, as `config.local` does.
 * @throws UnknownRemote
 */
export function findRemote(name: string | null, texts: readonly string[]): Remote & { readonly name: string } {
  const settings = new Map(texts.flatMap(readSettings));
  const wanted = name ?? settings.get('core.remote');
  const known = [...settings.keys()].flatMap((key) => /^remote\.(.+)\.url$/.exec(key)?.[1] ?? []);
  const url = wanted === undefined ? undefined : settings.get(`remote.${wanted}.url`);
  if (wanted === undefined || url === undefined)
    throw new UnknownRemote(
      `DVC's config has ${wanted === undefined ? 'no default remote' : `no remote ${wanted}`}; it has: ` +
        `${known.join(', ') || 'none'}. Write one into .dvc/config: ['remote "NAME"'] and url = s3://BUCKET/PREFIX`,
    );
  const s3 = /^s3:\/\/([^/]+)\/?(.*?)\/*$/.exec(url);
  if (s3 === null && /^[\w+.-]+:\/\//.test(url))
    throw new UnknownRemote(`remote ${wanted} is at ${url}: a folder or s3://BUCKET/PREFIX can be used`);
  if (s3 === null) return { name: wanted, kind: 'folder', path: url };
  const ignored = [...settings.keys()]
    .filter((key) => key.startsWith(`remote.${wanted}.`))
    .map((key) => key.slice(`remote.${wanted}.`.length))
    .filter((setting) => !SETTINGS_OF_BUCKET.has(setting));
  if (ignored.length > 0)
    throw new UnknownRemote(
      `remote ${wanted} sets ${ignored.join(', ')}, which DVC alone understands. Take it out of DVC's config, and give the ` +
        'credentials by the shell (AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY)',
    );
  const [, bucket = '', prefix = ''] = s3;
  return {
    name: wanted,
    kind: 's3',
    bucket,
    prefix: prefix === '' ? '' : `${prefix}/`,
    endpoint: settings.get(`remote.${wanted}.endpointurl`) ?? null,
    region: settings.get(`remote.${wanted}.region`) ?? null,
  };
}

/** `section.key` or `remote.NAME.key`, and its value: https://dvc.org/doc/user-guide/project-structure/configuration */
function readSettings(text: string): [key: string, value: string][] {
  let section = '';
  return text.split(/\r?\n/).flatMap((line): [string, string][] => {
    const header = /^\s*\['?(\w+)(?:\s+"([^"]+)")?'?\]\s*$/.exec(line);
    if (header !== null) section = header[2] === undefined ? `${header[1]}` : `${header[1]}.${header[2]}`;
    const [, key, value] = /^\s*(\w+)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    return header !== null || key === undefined || value === undefined ? [] : [[`${section}.${key}`, value]];
  });
}
