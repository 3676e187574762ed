import { groupSpans, isPlaceholder, type Span } from '../finding.ts';

/**
 * Tokens whose shape their provider has published. What secretlint knows is here too where it looks for less, e.g. only
 * beside certain words; two findings of the same place become one.
 */
const shapes: readonly RegExp[] = [
  // AWS key ids (IAM identifiers), Google, Alibaba Cloud, Tencent Cloud, Huawei Cloud is told by its name only.
  /(?<![A-Za-z0-9])((?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16})(?![A-Za-z0-9])/dg,
  /(?<![A-Za-z0-9_-])(AIza[0-9A-Za-z_-]{35})(?![0-9A-Za-z_-])/dg,
  /(?<![A-Za-z0-9_.-])(ya29\.[0-9A-Za-z_-]{20,500})/dg,
  /(?<![A-Za-z0-9_-])(GOCSPX-[0-9A-Za-z_-]{28})/dg,
  /(?<![A-Za-z0-9])(LTAI[0-9A-Za-z]{12,26})(?![A-Za-z0-9])/dg,
  /(?<![A-Za-z0-9])(AKID[0-9A-Za-z]{13,40})(?![A-Za-z0-9])/dg,
  /(?<![A-Za-z0-9_])((?:gh[pousr]_[0-9A-Za-z]{36,255})|github_pat_[0-9A-Za-z_]{22,255})/dg,
  /(?<![A-Za-z0-9_-])((?:glpat|gldt|glrt|glcbt|glptt|glft|glimt|glagent|glsoat)-[0-9A-Za-z_.-]{20,100})/dg,
  /(?<![A-Za-z0-9])(xox[abeoprs]-[0-9A-Za-z-]{10,250}|xapp-\d-[0-9A-Za-z-]{10,250})/dg,
  /(?<![A-Za-z0-9_])(npm_[0-9A-Za-z]{36})(?![0-9A-Za-z])/dg,
  /(?<![A-Za-z0-9_-])(pypi-[0-9A-Za-z_-]{50,500})/dg,
  /(?<![A-Za-z0-9_])((?:sk|rk|pk|whsec)_(?:live|test)_[0-9A-Za-z]{16,250})/dg,
  /(?<![A-Za-z0-9_])(whsec_[0-9A-Za-z]{24,100})/dg,
  /(?<![A-Za-z0-9_-])(sk-(?:proj-|svcacct-|admin-|ant-[a-z0-9]+-|or-v1-)?[0-9A-Za-z_-]{20,250})(?![0-9A-Za-z_-])/dg,
  /(?<![A-Za-z0-9_])(hf_[0-9A-Za-z]{34})(?![0-9A-Za-z])/dg,
  /(?<![A-Za-z0-9_.-])(SG\.[0-9A-Za-z_-]{22}\.[0-9A-Za-z_-]{43})/dg,
  /(?<![A-Za-z0-9_.])(hvs\.[0-9A-Za-z_-]{24,200})/dg,
  /(?<![A-Za-z0-9_])(dckr_pat_[0-9A-Za-z_-]{27})/dg,
  /(?<![0-9A-Za-z:])(\d{8,10}:AA[0-9A-Za-z_-]{33})(?![0-9A-Za-z_-])/dg,
  // JSON Web Tokens (RFC 7519): the first part is `{"` in base64url.
  /(?<![A-Za-z0-9_-])(eyJ[A-Za-z0-9_-]{8,2000}\.eyJ[A-Za-z0-9_-]{8,8000}\.?[A-Za-z0-9_-]{0,2000})/dg,
  // Azure storage and service bus.
  /\b(?:AccountKey|SharedAccessKey)=([A-Za-z0-9+/]{40,100}={0,2})/dg,
  // Webhooks of chat groups: whoever has the address may post.
  /\boapi\.dingtalk\.com\/robot\/send\?access_token=([0-9a-f]{16,128})/dgi,
  /\bqyapi\.weixin\.qq\.com\/cgi-bin\/webhook\/send\?key=([0-9a-f-]{16,64})/dgi,
  /\bopen\.(?:feishu\.cn|larksuite\.com)\/open-apis\/bot\/(?:v2\/)?hook\/([0-9A-Za-z-]{16,64})/dgi,
  /\bhooks\.slack\.com\/(?:services|workflows|triggers)\/([0-9A-Za-z/_-]{20,200})/dgi,
  /\bdiscord(?:app)?\.com\/api\/webhooks\/([0-9]{10,25}\/[0-9A-Za-z_-]{40,100})/dgi,
  /\boutlook\.office(?:365)?\.com\/webhook\/([0-9A-Za-z@/_-]{36,300})/dgi,
];

/** Parameters of requests and answers whose value stands for a person or a program. */
const parameters: readonly RegExp[] = [
  /(?:access|refresh|id|auth|session|csrf|sso|device|user|login|api|bot|personal|security)[ _-]?token\\{0,3}["']?\s{0,2}[=:]\s{0,2}\\{0,3}["']?([A-Za-z0-9._~+/%=-]{8,4000})/dgi,
  /(?<![\w-])token\\{0,3}["']?\s{0,2}[=:]\s{0,2}\\{0,3}["']?([A-Za-z0-9._~+/%=-]{16,4000})/dgi,
  /[?&](?:x-amz-(?:signature|credential|security-token)|signature|sig|sign|code|ticket|key|appkey|accesskeyid|ossaccesskeyid|st)=([^&\s"'<>#]{16,2000})/dgi,
  /(?:access[_-]?key(?:[_-]?id|[_-]?secret)?|secret[_-]?(?:id|key)|app[_-]?secret|corp[_-]?secret|api[_-]?key)\\{0,3}["']?\s{0,2}[=:]\s{0,2}\\{0,3}["']?([A-Za-z0-9/+_=-]{16,200})/dgi,
];

/** Tokens and access keys by their own shape, or by the name of the parameter that carries them. */
export function* providerTokens(text: string): Generator<Span> {
  for (const expression of shapes) yield* groupSpans(text, expression);
  for (const expression of parameters) {
    for (const span of groupSpans(text, expression)) {
      const value = text.slice(span.start, span.end);
      // A class name or a sentence in the place of a token has no digit.
      if (/\d/.test(value) && !isPlaceholder(value)) yield span;
    }
  }
}
