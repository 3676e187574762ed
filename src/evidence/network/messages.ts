/** Meanings of the sentences these tools print, after the ICMP messages of RFC 792 and RFC 4443 and the resolver's errors. */
export type MessageMeaning =
  | 'timedOut'
  | 'hostUnreachable'
  | 'networkUnreachable'
  | 'portUnreachable'
  | 'protocolUnreachable'
  | 'ttlExceeded'
  | 'fragmentationNeeded'
  | 'prohibited'
  | 'redirect'
  | 'generalFailure'
  | 'noRoute'
  | 'unknownHost'
  | 'resolverFailure';

/**
 * Sentences in the languages support meets most. This table only puts a name to a line that was already recognised by its place and
 * its numbers: a sentence that is not here is kept as text without a meaning.
 */
const sentences: readonly (readonly [MessageMeaning, RegExp])[] = [
  [
    'resolverFailure',
    /temporary failure in name resolution|server failure|临时失败|暫時|temporärer fehler|échec temporaire|fallo temporal/i,
  ],
  [
    'unknownHost',
    /unknown host|name or service not known|could not (?:find|resolve)|cannot resolve|failed to resolve|nodename nor servname|no address associated|找不到主机|找不到主機|未知的名称|未知的名稱|名前またはサービス|見つかりません|찾을 수 없|알 수 없|konnte host|ist nicht bekannt|unbekannter|n['’]a pas pu trouver|service inconnu|no pudo encontrar|servicio desconocido|não pôde encontrar|serviço desconhecid|servizio sconosciut|impossibile trovare|не удалось обнаружить|неизвестн|невідом|neznámé|bilinmiyor|nie można znaleźć|niet vinden/i,
  ],
  [
    'generalFailure',
    /general failure|transmit failed|一般故障|常见故障|一般失敗|一般性失敗|일반 오류|allgemeiner fehler|défaillance générale|error general|falha geral|errore generale|общий сбой/i,
  ],
  ['noRoute', /no route|kein route|没有到|沒有到/i],
  [
    'fragmentationNeeded',
    /frag(?:mentation)? needed|needs to be fragmented|message too long|packet too big|DF set|需要拆分|要分片|需要分割|断片化/i,
  ],
  [
    'ttlExceeded',
    /time to live|ttl expired|time exceeded|TTL 传输中过期|生存时间|生存時間|存活時間|有効期間|TTLを超過|수명|gültigkeitsdauer|lebenszeit|durée de vie|tiempo de vida|tempo de vida|vida útil|durata|superato|время жизни|срок жизни|životnosti|elinaika|yaşam süresi|час існування/i,
  ],
  ['redirect', /redirect/i],
  ['prohibited', /prohibited|filtered|管理上禁止|被禁止|verboten|interdit|prohibid|proibid|запрещ/i],
  ['portUnreachable', /port unreachable|端口不可|端口不可达/i],
  ['protocolUnreachable', /protocol unreachable|协议不可/i],
  [
    'networkUnreachable',
    /net(?:work)? (?:is )?unreachable|无法访问目标网|目标网络不可|目的地網路|宛先ネット|대상 네트워크|zielnetz|réseau de destination|red de destino|rede de destino|rete di destinazione|сеть недоступна|заданная сеть/i,
  ],
  [
    'hostUnreachable',
    /host (?:is )?unreachable|address unreachable|无法访问目标主机|目标主机不可|無法連線|目的地主機|宛先ホスト|目的のホスト|대상 호스트|zielhost|hôte de destination|host de destino|huésped destino|host di destinazione|заданный узел|узел недоступен|вузол призначення|cílový|ana makine|ana bilgisayar|kohdeis|doelhost|host docelowy|målvärd|destinationsvært|υπολογιστή προορισμού|célállomás|المضيف الوجهة|المضيف المقصود|מחשב היעד|โฮสต์ปลายทาง/i,
  ],
  [
    'timedOut',
    /timed? ?out|no answer yet|超时|逾時|タイムアウト|만료|zeitüberschreitung|noch keine antwort|délai d['’]attente|tiempo de espera|esgotado|scaduta|превышен интервал|вичерпано|limit czasu|zaman aşımı|časový limit|aikakatk|εξαντλήθηκε|time-out bij|nem érkezett|انتهت مهلة|الوقت المحدد|הזמן הקצוב|หมดเวลา/i,
  ],
];

/** What the sentence means, when it is one of those we know. */
export const messageMeaning = (text: string): MessageMeaning | undefined =>
  sentences.find(([, pattern]) => pattern.test(text))?.[0];
