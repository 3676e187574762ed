import type { Case } from '../domain/case.ts';
import { itemsOf, valuesOf } from '../domain/records/rules.ts';
import { text, type Text } from '../domain/text.ts';

/** What somebody or something is called in place of the name. */
export const roles = {
  requester: text('requester', '用户'),
  affectedUser: text('affected user', '受影响用户'),
  engineer: text('engineer', '工程师'),
  contact: text('contact', '联系方式'),
  staffId: text('staff ID', '工号'),
  department: text('department', '部门'),
  account: text('account', '账号'),
  serialNumber: text('serial number', '序列号'),
  address: text('address', '地址'),
  host: text('host', '主机'),
  email: text('e-mail', '邮箱'),
  phone: text('phone', '电话'),
  idNumber: text('ID number', '证件号'),
} as const satisfies Readonly<Record<string, Text>>;
export type Role = keyof typeof roles;

/** A value that tells who or where somebody is, and what stands for it. */
export interface Identity {
  readonly value: string;
  readonly role: Role;
}

/** Who a case is about and who worked on it, with their contacts, departments, accounts and devices: what its fields say. */
export function identitiesOf(current: Case): readonly Identity[] {
  const { intake, triage, details, rootCause, plan, evidence, timeline } = current;
  const access = valuesOf(details?.access);
  const own = (role: Role, ...values: readonly unknown[]): Identity[] =>
    values.flatMap((value) =>
      typeof value === 'string' && value.trim() !== '' ? [{ value: value.trim(), role }] : [],
    );
  const found = [
    ...own('requester', intake?.reporterName),
    ...own('affectedUser', intake?.affectedUser),
    ...own('staffId', intake?.reporterId),
    ...own('contact', intake?.contact),
    ...own('department', intake?.department, access.department),
    ...own('account', access.account),
    ...own('serialNumber', valuesOf(details?.hardware).serialNumber),
    ...own('address', valuesOf(details?.network).ip),
    ...own(
      'engineer',
      intake?.intaker,
      triage?.assignee,
      triage?.approver,
      ...itemsOf(rootCause?.hypotheses).map(({ by }) => by),
      valuesOf(rootCause?.meeting).chair,
      ...listed(valuesOf(rootCause?.meeting).attendees),
      ...itemsOf(plan?.steps).flatMap(({ owner, executor }) => [owner, executor]),
      valuesOf(plan?.verification).tester,
      ...(evidence ?? []).map(({ attachedBy }) => attachedBy),
      ...(timeline ?? []).map(({ by }) => by),
    ),
  ];
  const seen = new Set<string>();
  return found.flatMap((identity) => {
    if (seen.has(identity.value)) return [];
    seen.add(identity.value);
    return [identity, ...variants(identity)];
  });
}

const listed = (value: unknown): readonly string[] => (typeof value === 'string' ? value.split(/[,，、;；\n]/) : []);

const people: readonly Role[] = ['requester', 'affectedUser', 'engineer'];

/** How else people write a name: its parts, a Chinese family name with a title, as it stands in the address of a page. */
function variants({ value, role }: Identity): readonly Identity[] {
  const encoded = encodeURIComponent(value.replace(/\p{Surrogate}/gu, ''));
  const forms = encoded === value ? [] : [encoded];
  if (people.includes(role)) {
    const parts = value.split(/[\s·.]+/).filter((part) => /^\p{Lu}[\p{L}'-]{2,}$/u.test(part));
    if (parts.length > 1 || value.includes(' ')) forms.push(...parts);
    const [family] = /^\p{Script=Han}{2,4}$/u.test(value) ? value : [];
    if (family !== undefined) {
      const titles = ['先生', '女士', '小姐', '工', '总', '经理', '主任', '老师', '处长', '科长', '部长'];
      forms.push(...titles.map((title) => family + title), `小${family}`, `老${family}`);
      if (value.length === 3) forms.push(value.slice(1));
    }
  }
  return forms.map((form) => ({ value: form, role }));
}
