// Keys of tellers of whom two are enough (Pedersen's distributed key generation; specification of Belenios
// 2.0, 4.6). Each teller draws a line, commits to it, and gives every teller its height at their number,
// sealed. The key of a teller is the sum of what they were given. Nobody ever holds the key of all, and
// two tellers can do what three can.
import * as belenios from './belenios.js';
import { bytesOf, numberOf, open, seal } from './envelopes.js';

const ENOUGH = 2;
const SHARE = 32;

/** What a teller was given by another does not fit. */
export class Unfit extends Error {
  constructor(giver) {
    super('unfit');
    this.giver = giver;
  }
}

const where = (uuid, from, to) => `good-offices share|${uuid}|${from}|${to}`;

/**
 * What a teller signs with, certified. Belenios names a key for sealing in it as well; here envelopes have
 * keys of their own, and nobody keeps the secret of this one.
 */
export const certificate = (secret) =>
  belenios.signed(
    JSON.stringify({
      verification: String(belenios.g(secret)),
      encryption: String(belenios.g(belenios.exponent())),
    }),
    secret,
  );

/** A line of one's own: what is committed to, and a share for each of the tellers with these opening keys. */
export const given = async (uuid, teller, secret, openingKeys) => {
  const coefficients = Array.from({ length: ENOUGH }, () => belenios.exponent());
  const commitments = await belenios.signed(
    JSON.stringify({ coefexps: coefficients.map((one) => String(belenios.g(one))) }),
    secret,
  );
  const shares = [];
  for (const [i, publicKey] of openingKeys.entries()) {
    const height = coefficients.reduceRight((sum, one) => sum * BigInt(i + 1) + one) % belenios.Q;
    shares.push(await seal(bytesOf(height, SHARE), publicKey, where(uuid, teller, i + 1)));
  }
  return { commitments, shares };
};

/**
 * The key of a teller, from what each gave them. Nothing is taken on the word of the server: one's own
 * certificate is there, what was committed to is signed, and each share lies on the line committed to.
 *
 * @param signing the secret one signs with
 * @param opening the secret one opens envelopes with
 * @param certificates of all tellers, as JSON, in their order
 * @param commitments of all, as JSON
 * @param sealed the share from each
 * @throws Unfit where one of them is false; null where the certificate is not one's own
 */
export const taken = async (uuid, teller, signing, opening, certificates, commitments, sealed) => {
  const keys = certificates.map((one) => JSON.parse(JSON.parse(one).message).verification);
  if (keys[teller - 1] !== String(belenios.g(signing))) return null;
  let sum = 0n;
  for (const [i, json] of commitments.entries()) {
    const share = await open(sealed[i], opening, where(uuid, i + 1, teller)).catch(() => {
      throw new Unfit(i + 1);
    });
    const height = numberOf(share);
    const { coefexps } = JSON.parse(JSON.parse(json).message);
    const fits =
      (await belenios.isSigned(JSON.parse(json), keys[i])) &&
      coefexps.length === ENOUGH &&
      coefexps.every(belenios.isElement) &&
      belenios.g(height) === belenios.horner(coefexps.map(BigInt), BigInt(teller));
    if (!fits) throw new Unfit(i + 1);
    sum += height;
  }
  return sum % belenios.Q;
};
