/** The fields of one message by number; of a repeated one the last, as proto3 has it. */
export interface ProtobufFields {
  /** A varint; undefined if missing or of another type. */
  number: (field: number) => number | undefined;
  text: (field: number) => string | undefined;
}

/** Reads a protobuf message (wire format of proto3) one level deep. Throws RangeError where it is none. */
export function readFields(bytes: Uint8Array): ProtobufFields {
  const values = new Map<number, number | Uint8Array>();
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let shift = 0; shift < 70; shift += 7) {
      const byte = bytes[at];
      if (byte === undefined) throw cutShort();
      at += 1;
      value += (byte & 0x7f) * 2 ** shift; // more than 2⁵³ loses its lowest bits; no number that is read here is so large
      if (byte < 0x80) return value;
    }
    throw cutShort();
  };
  const take = (length: number): Uint8Array => {
    if (length > bytes.length - at) throw cutShort();
    at += length;
    return bytes.subarray(at - length, at);
  };
  while (at < bytes.length) {
    const tag = varint();
    const field = Math.floor(tag / 8);
    const type = tag % 8;
    if (type === 0) values.set(field, varint());
    else if (type === 1) take(8);
    else if (type === 2) values.set(field, take(varint()));
    else if (type === 5) take(4);
    else throw new RangeError(`a field has the unknown wire type ${type}`);
  }
  return {
    number: (field) => {
      const value = values.get(field);
      return typeof value === 'number' ? value : undefined;
    },
    text: (field) => {
      const value = values.get(field);
      return value instanceof Uint8Array ? new TextDecoder().decode(value) : undefined;
    },
  };
}

const cutShort = () => new RangeError('the message is cut short');
