// The arithmetic of secret ballots, after the specification of Belenios 2.0 (homomorphic questions) in
// the group BELENIOS-2048. It runs where the secrets are: in the browser of a voter or of a teller.
// BigInt does not run in constant time; whoever can measure this machine closely may learn from it.

const P = 20694785691422546401013643657505008064922989295751104097100884787057374219242717401922237254497684338129066633138078958404960054389636289796393038773905722803605973749427671376777618898589872735865049081167099310535867780980030790491654063777173764198678527273474476341835600035698305193144284561701911000786737307333564123971732897913240474578834468260652327974647951137672658693582180046317922073668860052627186363386088796882120769432366149491002923444346373222145884100586421050242120365433561201320481118852408731077014151666200162313177169372189248078507711827842317498073276598828825169183103125680162072880719n;
export const Q = 78571733251071885079927659812671450121821421258408794611510081919805623223441n;
const G = 2402352677501852209227687703532399932712287657378364916510075318787663274146353219320285676155269678799694668298749389095083896573425601900601068477164491735474137283104610458681314511781646755400527402889846139864532661215055797097162016168270312886432456663834863635782106154918419982534315189740658186868651151358576410138882215396016043228843603930989333662772848406593138406010231675095763777982665103606822406635076697764025346253773085133173495194248967754052573659049492477631475991575198775177711481490920456600205478127054728238140972518639858334115700568353695553423781475582491896050296680037745308460627n;

const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const utf8 = (text) => new TextEncoder().encode(text);
const mod = (number) => ((number % Q) + Q) % Q;
const times = (a, b) => (a * b) % P;

export const base64 = (bytes) => btoa(String.fromCharCode(...new Uint8Array(bytes)));

const number = (bytes) =>
  BigInt('0x' + Array.from(new Uint8Array(bytes), (b) => b.toString(16).padStart(2, '0')).join(''));

const sha256 = (text) => crypto.subtle.digest('SHA-256', utf8(text));

/** SHA-256 in base64 without padding: how elections and ballots are known. */
export const fingerprint = async (text) => base64(await sha256(text)).replace(/=+$/, '');

const hash = async (text) => number(await sha256(text)) % Q;

/** An exponent that nobody can guess; 128 bits more than the order, so that none is likelier. */
export const exponent = () => number(crypto.getRandomValues(new Uint8Array(48))) % Q;

// Powers of the two fixed bases come from tables of sixteen powers for every four bits.
const tables = new Map();
const table = (base) => {
  if (!tables.has(base)) {
    const rows = [];
    for (let row = 0, step = base; row < 64; row++) {
      const powers = [1n];
      for (let i = 1; i < 16; i++) powers.push(times(powers[i - 1], step));
      rows.push(powers);
      step = times(powers[15], step);
    }
    tables.set(base, rows);
  }
  return tables.get(base);
};

const fixed = (base, power) => {
  let product = 1n;
  for (const row of table(base)) {
    const digit = Number(power & 15n);
    if (digit) product = times(product, row[digit]);
    power >>= 4n;
  }
  return product;
};

/** Any element to a power. */
export const power = (base, exponent) => {
  let product = 1n;
  for (let bit = 255n; bit >= 0n; bit--) {
    product = times(product, product);
    if ((exponent >> bit) & 1n) product = times(product, base);
  }
  return product;
};

export const g = (exponent) => fixed(G, exponent);

/** Whether a text is a number that is an element of the group. */
export const isElement = (text) => {
  if (!/^[1-9][0-9]{0,699}$/.test(text)) return false;
  const element = BigInt(text);
  return element < P && power(element, Q) === 1n;
};

const proof = (challenge, response) => ({
  challenge: String(challenge),
  response: String(response),
});

// That one knows the exponent behind an element, bound to a text (4.5, 4.14).
const knowledge = async (about, secret) => {
  const nonce = exponent();
  const challenge = await hash(about + g(nonce));
  return proof(challenge, mod(nonce - secret * challenge));
};

// ---- credentials (4.8)

const checksum = (letters) => {
  let sum = 0n;
  for (const letter of letters) sum = sum * 58n + BigInt(ALPHABET.indexOf(letter));
  return ALPHABET[Number(53n - (sum % 53n))];
};

const grouped = (letters) => letters.match(/.{3}/g).join('-');

const token = (length) => {
  let letters = '';
  while (letters.length < length) {
    const [byte] = crypto.getRandomValues(new Uint8Array(1));
    if (byte < 232) letters += ALPHABET[byte % 58]; // 232 = 4 × 58: none is likelier
  }
  return letters;
};

export const drawCredential = () => {
  const letters = token(14);
  return grouped(letters + checksum(letters));
};

/** The credential as it is written; null where a character is mistyped. */
export const readCredential = (typed) => {
  const letters = typed.replace(/[\s-]/g, '');
  const known = letters.length === 15 && [...letters].every((one) => ALPHABET.includes(one));
  return known && checksum(letters.slice(0, 14)) === letters[14] ? grouped(letters) : null;
};

/** The exponent behind a credential, for one election. */
export const secretOf = async (credential, uuid) => {
  const key = await crypto.subtle.importKey('raw', utf8(credential), 'PBKDF2', false, ['deriveBits']);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt: utf8(uuid), iterations: 1000 };
  return number(await crypto.subtle.deriveBits(how, key, 256)) % Q;
};

// ---- ballots (4.11 to 4.15)

const text = ({ alpha, beta }) => `${alpha},${beta}`;

// One of several claims holds, without saying which. A witness: the exponent with which a ciphertext was
// made, the number it holds, the number claimed.
const disjunction = async (key, about, witnesses) => {
  const truth = witnesses.findIndex(({ held, claimed }) => held === claimed);
  const nonce = exponent();
  const proofs = [];
  const commitments = [];
  let others = 0n;
  for (const [i, { secret, held, claimed }] of witnesses.entries()) {
    let [challenge, response] = [exponent(), exponent()];
    let [raised, apart] = [nonce, 0n];
    if (i !== truth) {
      others += challenge;
      raised = mod(challenge * secret + response);
      apart = mod(challenge * BigInt(held - claimed));
    }
    proofs.push([challenge, response]);
    commitments.push(g(raised), times(fixed(key, raised), g(apart)));
  }
  const challenge = mod((await hash(about + commitments.join())) - others);
  proofs[truth] = [challenge, mod(nonce - witnesses[truth].secret * challenge)];
  return proofs.map((one) => proof(...one));
};

const answer = async (key, about, question, chosen, step) => {
  const secrets = chosen.map(exponent);
  const choices = chosen.map((held, i) => ({
    alpha: g(secrets[i]),
    beta: times(fixed(key, secrets[i]), g(BigInt(held))),
  }));
  const individual_proofs = [];
  for (const [i, held] of chosen.entries()) {
    const witnesses = [0, 1].map((claimed) => ({ secret: secrets[i], held, claimed }));
    individual_proofs.push(
      await disjunction(key, `prove|${about}|${text(choices[i])}|`, witnesses),
    );
    await step();
  }
  const from = question.blank ? 1 : 0;
  const secret = mod(secrets.slice(from).reduce((sum, one) => sum + one, 0n));
  const sum = chosen.slice(from).reduce((sum, one) => sum + one, 0);
  const range = [];
  for (let claimed = question.min; claimed <= question.max; claimed++) {
    range.push({ secret, held: sum, claimed });
  }
  const shown = choices.map(({ alpha, beta }) => ({ alpha: String(alpha), beta: String(beta) }));
  const all = `${about}|${choices.map(text).join()}|`;
  if (!question.blank) {
    const added = choices.reduce((a, b) => ({
      alpha: times(a.alpha, b.alpha),
      beta: times(a.beta, b.beta),
    }));
    const overall_proof = await disjunction(key, `prove|${all}${text(added)}|`, range);
    return { choices: shown, individual_proofs, overall_proof };
  }
  const [first] = secrets;
  const [held] = chosen;
  const overall_proof = await disjunction(key, `bproof1|${all}`, [
    { secret: first, held, claimed: 1 },
    ...range,
  ]);
  const blank_proof = await disjunction(key, `bproof0|${all}`, [
    { secret: first, held, claimed: 0 },
    { secret, held: sum, claimed: 0 },
  ]);
  return { choices: shown, individual_proofs, overall_proof, blank_proof };
};

/**
 * A ballot as it lies in the box.
 *
 * @param json the election as it was published
 * @param secret the exponent behind the voter's credential
 * @param chosen for each question 1 or 0 for each choice, the blank vote first where it is allowed
 * @param step called, and awaited, as the work goes on
 */
export const cast = async (json, secret, chosen, step = () => {}) => {
  const election = JSON.parse(json);
  const election_hash = await fingerprint(json);
  const credential = String(g(secret));
  const key = BigInt(election.public_key);
  const about = `${election_hash}|${credential}`;
  const answers = [];
  for (const [i, question] of election.questions.entries()) {
    answers.push(await answer(key, about, question, chosen[i], step));
  }
  const ballot = { election_uuid: election.uuid, election_hash, credential, answers };
  const signed = await fingerprint(JSON.stringify(ballot));
  const signature = { hash: signed, proof: await knowledge(`sig|${signed}|`, secret) };
  return JSON.stringify({ ...ballot, signature });
};

// ---- trustees (4.5, 4.6, 4.18)

/** A text that a trustee signs. */
export const signed = async (message, secret) => ({
  message,
  signature: await knowledge(`sigmsg|${message}|`, secret),
});

/** Whether it bears the signature that belongs to this key. */
export const isSigned = async ({ message, signature: { challenge, response } }, key) => {
  if (!isElement(key)) return false;
  const commitment = times(g(mod(BigInt(response))), power(BigInt(key), mod(BigInt(challenge))));
  return (await hash(`sigmsg|${message}|${commitment}`)) === BigInt(challenge);
};

/** What a polynomial is at a number, in the exponent, from commitments to its coefficients. */
export const horner = (commitments, at) =>
  commitments.reduceRight((value, one) => times(power(value, at), one));

export const trusteeKey = async (secret) => {
  const public_key = g(secret);
  return {
    pok: await knowledge(`pok|BELENIOS-2048|${public_key}|`, secret),
    public_key: String(public_key),
  };
};

/** What a trustee makes of the sums of a tally, with the proof that nothing else was done. */
export const decryption = async (json, sums, secret) => {
  const about = `decrypt|${await fingerprint(json)}|${g(secret)}|`;
  const decryption_factors = [];
  const decryption_proofs = [];
  for (const question of sums) {
    const factors = [];
    const proofs = [];
    for (const sum of question) {
      const alpha = BigInt(sum.alpha);
      const nonce = exponent();
      const challenge = await hash(`${about}${g(nonce)},${power(alpha, nonce)}`);
      factors.push(String(power(alpha, secret)));
      proofs.push(proof(challenge, mod(nonce - secret * challenge)));
    }
    decryption_factors.push(factors);
    decryption_proofs.push(proofs);
  }
  return { decryption_factors, decryption_proofs };
};
