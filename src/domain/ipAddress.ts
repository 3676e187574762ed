import * as z from 'zod';

const ipv4 = z.ipv4();
const ipv6 = z.ipv6();

/** Whether the text is one IPv4 (dotted decimal) or IPv6 (RFC 4291, an optional zone of RFC 4007) address and nothing else. */
export const isIpAddress = (value: string): boolean => {
  const address = value.trim().replace(/%[\w.-]+$/, '');
  return ipv4.safeParse(value.trim()).success || ipv6.safeParse(address).success;
};
