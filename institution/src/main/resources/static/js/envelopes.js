// Envelopes in envelopes: a delegate puts the public part of a credential into one for each teller; each
// teller in turn opens theirs, mixes what was inside with that of the others, and passes it on. ECDH on
// P-256 with a key drawn for each envelope, HKDF with SHA-256, AES-256-GCM (NIST SP 800-56A and 38D,
// RFC 5869). Every envelope is tied to its election and its teller, so that it fits nowhere else.

const CURVE = { name: 'ECDH', namedCurve: 'P-256' };
const POINT = 65;

const bytes = (base64) => Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
const base64 = (bytes) => btoa(String.fromCharCode(...bytes));
const utf8 = (text) => new TextEncoder().encode(text);

const joined = (...parts) => Uint8Array.from(parts.flatMap((part) => [...part]));

/** Bytes as the number that they write, and a number in so many bytes. */
export const numberOf = (bytes) =>
  BigInt('0x' + Array.from(bytes, (one) => one.toString(16).padStart(2, '0')).join(''));
export const bytesOf = (number, length) =>
  Uint8Array.from(number.toString(16).padStart(2 * length, '0').match(/../g), (two) => parseInt(two, 16));

/** A key for opening envelopes: the public half in base64, the secret half to be kept. */
export const openingKey = async () => {
  const pair = await crypto.subtle.generateKey(CURVE, true, ['deriveBits']);
  return {
    publicKey: base64(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey))),
    secret: await crypto.subtle.exportKey('jwk', pair.privateKey),
  };
};

const point = (raw) => crypto.subtle.importKey('raw', raw, CURVE, true, []);

// The key is used once, so the nonce may stay the same.
const cipher = async (secret, point, raw, where) => {
  const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: point }, secret, 256);
  const material = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
  const how = { name: 'HKDF', hash: 'SHA-256', salt: raw, info: utf8(where) };
  const key = await crypto.subtle.deriveKey(
    how, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  return [{ name: 'AES-GCM', iv: new Uint8Array(12), additionalData: utf8(where) }, key];
};

const sealedBytes = async (content, publicKey, where) => {
  const pair = await crypto.subtle.generateKey(CURVE, true, ['deriveBits']);
  const raw = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  const [how, key] = await cipher(pair.privateKey, await point(bytes(publicKey)), raw, where);
  return joined(raw, new Uint8Array(await crypto.subtle.encrypt(how, key, content)));
};

const openedBytes = async (all, secret, where) => {
  const raw = all.slice(0, POINT);
  const [how, key] = await cipher(secret, await point(raw), raw, where);
  return new Uint8Array(await crypto.subtle.decrypt(how, key, all.slice(POINT)));
};

const imported = (jwk) => crypto.subtle.importKey('jwk', jwk, CURVE, false, ['deriveBits']);

/** Some bytes in an envelope, in base64, for the holder of a key. */
export const seal = async (content, publicKey, where) =>
  base64(await sealedBytes(content, publicKey, where));

/** What is in such an envelope. */
export const open = async (envelope, jwk, where) =>
  openedBytes(bytes(envelope), await imported(jwk), where);

const where = (uuid, teller) => `good-offices credential|${uuid}|${teller}`;

const ELEMENT = 256;

/** An element of the group, in an envelope for each teller, that of the first outermost. */
export const sealed = async (element, uuid, publicKeys) => {
  let content = bytesOf(BigInt(element), ELEMENT);
  for (let teller = publicKeys.length; teller >= 1; teller--) {
    content = await sealedBytes(content, publicKeys[teller - 1], where(uuid, teller));
  }
  return base64(content);
};

const shuffled = (list) => {
  const left = [...list];
  for (let i = left.length - 1; i > 0; i--) {
    const most = Math.floor(0x100000000 / (i + 1)) * (i + 1);
    let drawn;
    do [drawn] = crypto.getRandomValues(new Uint32Array(1)); while (drawn >= most);
    [left[i], left[drawn % (i + 1)]] = [left[drawn % (i + 1)], left[i]];
  }
  return left;
};

/**
 * Opens one envelope of each and mixes what was inside.
 *
 * @param last whether what is inside is the element itself, which is given in decimal
 */
export const opened = async (envelopes, uuid, teller, jwk, last) => {
  if (new Set(envelopes).size !== envelopes.length) throw new Error('the same envelope twice');
  const secret = await imported(jwk);
  const inside = [];
  for (const envelope of envelopes) {
    const content = await openedBytes(bytes(envelope), secret, where(uuid, teller));
    inside.push(last ? String(numberOf(content)) : base64(content));
  }
  return shuffled(inside);
};
