import { BlockList, isIP } from 'node:net';

/** Networks that are no public hosts (IANA's special-purpose registries), each family in a list of its own. */
const networks = {
  4: [
    '0.0.0.0/8',
    '10.0.0.0/8',
    '100.64.0.0/10',
    '127.0.0.0/8',
    '169.254.0.0/16',
    '172.16.0.0/12',
    '192.0.0.0/24',
    '192.0.2.0/24',
    '192.88.99.0/24',
    '192.168.0.0/16',
    '198.18.0.0/15',
    '198.51.100.0/24',
    '203.0.113.0/24',
    '224.0.0.0/4',
    '240.0.0.0/4',
  ],
  // With those that stand for an IPv4 address: mapped, compatible, translated, 6to4 and Teredo.
  6: [
    '::/96',
    '::ffff:0:0/96',
    '64:ff9b::/96',
    '64:ff9b:1::/48',
    '100::/64',
    '2001::/23',
    '2001:db8::/32',
    '2002::/16',
    '3fff::/20',
    '5f00::/16',
    'fc00::/7',
    'fe80::/10',
    'fec0::/10',
    'ff00::/8',
  ],
} as const;

const lists = { 4: listOf(4), 6: listOf(6) };

function listOf(family: 4 | 6): BlockList {
  const list = new BlockList();
  for (const network of networks[family]) {
    const [address = '', bits] = network.split('/');
    list.addSubnet(address, Number(bits), `ipv${family}`);
  }
  return list;
}

/** Whether an IP address is of this machine, a private network, or otherwise none of the public internet's. */
export function isPrivateAddress(address: string): boolean {
  const [bare = ''] = address.split('%'); // a zone
  const family = isIP(bare);
  if (family !== 4 && family !== 6) return true;
  return lists[family].check(bare, `ipv${family}`);
}
