import { text, type Text } from '../../domain/text.ts';
import type { AnnotationCode } from './annotations.ts';
import type { MessageMeaning } from './messages.ts';

/** What a tool reported, by the meaning of its sentence or of its mark. */
export type ProblemCode = MessageMeaning | AnnotationCode;

const filtered = text('blocked by a firewall or filter', '被防火墙或过滤规则阻止');
const unreachable = text('destination unreachable', '目标不可达');

const problems: Readonly<Record<ProblemCode, Text>> = {
  timedOut: text('no answer in time', '超时无响应'),
  hostUnreachable: text('host unreachable', '主机不可达'),
  networkUnreachable: text('network unreachable', '网络不可达'),
  portUnreachable: text('port unreachable', '端口不可达'),
  protocolUnreachable: text('protocol unreachable', '协议不可达'),
  ttlExceeded: text('too many hops, perhaps a routing loop', '跳数超限，可能存在路由环路'),
  fragmentationNeeded: text('packet too large for a link on the way', '数据包超过途中某段链路的上限'),
  prohibited: filtered,
  networkProhibited: filtered,
  hostProhibited: filtered,
  administrativelyProhibited: filtered,
  redirect: text('redirected to another gateway', '被重定向到其他网关'),
  generalFailure: text('general failure of the own network connection', '本机网络连接一般故障'),
  noRoute: text('no route to the host', '没有到主机的路由'),
  unknownHost: text('host name not found', '找不到主机名'),
  hostUnknown: text('host name not found', '找不到主机名'),
  resolverFailure: text('name resolution failed', '域名解析失败'),
  networkUnknown: text('network unknown', '网络未知'),
  sourceRouteFailed: unreachable,
  sourceIsolated: unreachable,
  networkTypeOfService: unreachable,
  hostTypeOfService: unreachable,
  precedenceViolation: unreachable,
  precedenceCutoff: unreachable,
  beyondScope: unreachable,
  otherUnreachable: unreachable,
  sourceQuench: text('a router is overloaded', '路由器过载'),
  ttlTooLow: text('answer arrived with a low TTL', '应答到达时 TTL 过低'),
  portOpen: text('port open', '端口开放'),
  portClosed: text('port closed', '端口关闭'),
};

/** A reported problem in a few words. */
export const problemText = (code: ProblemCode): Text => problems[code];
