import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
  paginateListObjectsV2,
} from '@aws-sdk/client-s3';
import { ObjectNotFound, type ObjectStore, ObjectTooLarge } from '@jackpot/ports';

/** An eighth of the memory of the Lambda that has least. The data of 10,000 countries takes a quarter of it. */
const OBJECT_BYTES_MAX = 2 ** 27;

/** Content types by the end of a key. Without one a browser saves an object of S3 instead of showing it. */
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  json: 'application/json',
  yaml: 'application/yaml',
  yml: 'application/yaml',
  gz: 'application/gzip',
};
const ANY_BYTES = 'application/octet-stream';

/** Code of a conditional write's refusal: https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html */
const ALREADY_THERE = 'PreconditionFailed';

/** Objects of a bucket. S3 reads what was last written, and a put is whole or not there. */
export class S3ObjectStore implements ObjectStore {
  readonly #client: S3Client;
  readonly #bucket: string;

  constructor(client: S3Client, bucket: string) {
    this.#client = client;
    this.#bucket = bucket;
  }

  async get(key: string): Promise<Uint8Array> {
    try {
      const { Body, ContentLength = 0 } = await this.#client.send(
        new GetObjectCommand({ Bucket: this.#bucket, Key: key }),
      );
      if (ContentLength > OBJECT_BYTES_MAX) throw new ObjectTooLarge(key, ContentLength, OBJECT_BYTES_MAX);
      return (await Body?.transformToByteArray()) ?? new Uint8Array();
    } catch (error) {
      throw error instanceof NoSuchKey ? new ObjectNotFound(key, this.#bucket) : error;
    }
  }

  async put(key: string, body: Uint8Array | string): Promise<void> {
    await this.#client.send(new PutObjectCommand(this.#object(key, body)));
  }

  /** A put whose answer was lost, and that is asked for again, finds its own object. */
  async putNew(key: string, body: Uint8Array | string): Promise<boolean> {
    try {
      await this.#client.send(new PutObjectCommand({ ...this.#object(key, body), IfNoneMatch: '*' }));
      return true;
    } catch (error) {
      if (error instanceof S3ServiceException && error.name === ALREADY_THERE) return false;
      throw error;
    }
  }

  #object(key: string, body: Uint8Array | string) {
    const Body = typeof body === 'string' ? new TextEncoder().encode(body) : body;
    const ContentType = CONTENT_TYPES[key.split('.').at(-1) ?? ''] ?? ANY_BYTES;
    return { Bucket: this.#bucket, Key: key, Body, ContentType };
  }

  async exists(key: string): Promise<boolean> {
    try {
      await this.#client.send(new HeadObjectCommand({ Bucket: this.#bucket, Key: key }));
      return true;
    } catch (error) {
      if (error instanceof NotFound) return false;
      throw error;
    }
  }

  async list(prefix: string): Promise<string[]> {
    const keys: string[] = [];
    const pages = paginateListObjectsV2({ client: this.#client }, { Bucket: this.#bucket, Prefix: prefix });
    for await (const { Contents } of pages) for (const { Key } of Contents ?? []) if (Key !== undefined) keys.push(Key);
    return keys.sort();
  }

  /** S3 gathers the keys of a folder, a thousand folders a request: https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html */
  async folders(prefix: string): Promise<string[]> {
    const folders: string[] = [];
    const asked = { Bucket: this.#bucket, Prefix: prefix, Delimiter: '/' };
    for await (const { CommonPrefixes = [] } of paginateListObjectsV2({ client: this.#client }, asked))
      for (const { Prefix = '' } of CommonPrefixes) folders.push(Prefix.slice(prefix.length, -1));
    return folders.sort();
  }

  async delete(key: string): Promise<void> {
    await this.#client.send(new DeleteObjectCommand({ Bucket: this.#bucket, Key: key }));
  }

  /** Its page in the console: an address that stays good, unlike a presigned one, and opens for those who may read. */
  locate(key: string): string {
    return `https://console.aws.amazon.com/s3/object/${this.#bucket}?prefix=${encodeURIComponent(key)}`;
  }
}
