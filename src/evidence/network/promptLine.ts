import type { CleanLine } from './cleanLine.ts';

const tools =
  '(?:ping6?|traceroute6?|tracert6?|tracepath6?|pathping|mtr|fping6?|nping|hping3|psping|paping|tcping|tcptraceroute|trace)';
const command = new RegExp(
  String.raw`(?:^|[\w\]~/)>\\:]\s?[$#%>❯»]\s?|^[$#%❯»]\s?)(?:sudo\s+)?(?:\S{0,60}/)?${tools}(?:\.exe)?\s+\S`,
  'i',
);
const bareCommand = new RegExp(
  String.raw`^\s{0,4}(?:sudo )?(?:\S{0,60}/)?${tools}(?:\.exe)? +(?:-\S|/\S|[\w.:%-]+\s*$|[\w.:%-]+ +-)`,
);
const windowsPrompt = /^\s?(?:PS )?[A-Za-z]:\\[^<>|*?"]{0,200}>/;
const unixPrompt = /^\s?(?:\(\S{1,40}\) )?\[?[\w.-]{1,40}@[\w.-]{1,60}[: ][^$#%>\n]{0,120}[$#%>❯](?:\s|$)/;

/** Whether the line is a shell prompt or a command: whatever ran before it has ended. */
export const isPrompt = ({ text }: CleanLine): boolean => {
  const head = text.slice(0, 400);
  if (windowsPrompt.test(head) || unixPrompt.test(head)) return true;
  if (bareCommand.test(head)) return true;
  return command.test(head) && !/^\s*\S*ping\S*\s/i.test(head) && !/^\s*trac/i.test(head);
};
