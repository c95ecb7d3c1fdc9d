/** What a column or a labelled line is about. */
export type Role = 'status' | 'code' | 'message' | 'description' | 'resolution' | 'retry' | 'kind';

/** `Code` and `Name` are the headers of many a column that holds no error codes, `Name` of more. */
export interface Meaning {
  readonly role: Role;
  readonly weak?: 'code' | 'name' | undefined;
}

// The first that fits wins, because headers hold each other's words: "Error code description", "HTTP status code".
const meanings: readonly (readonly [RegExp, Role])[] = [
  [/retr(?:y|ie[ds]|iable|yable)(?!after)|重试/, 'retry'],
  [/soapfault|faultcode|category|errortype|severity|错误类型|分类|级别/, 'kind'],
  [
    /resol|solution|advi[cs]e|recommend|suggest|remed|corrective|workaround|troubleshoot|processinglogic|handl|howto|^fix|nextstep|whattodo|mitigat|^(?:user|client|required)?action$|解决|建议|处理|措施|对策|方案|排查|修复|办法/,
    'resolution',
  ],
  [
    /desc|meaning|expla|reason|cause|detail|remark|comment|^notes?$|condition|描述|说明|含义|语义|释义|原因|备注|场景|解释|详情/,
    'description',
  ],
  [
    /https?(?:response|error|return)?(?:status|code)|http.*码|http状态|statuscode|状态代?码|响应码|^https?$|^status$|^状态$/,
    'status',
  ],
  [/mess?age|msg|errortext|错误信息|错误消息|报错|提示|消息|返回信息/, 'message'],
  [
    /err(?:or)?code|errorname|exceptionname|(?:return|result|ret|sub)code|错误(?:码|代码|编码|标识|编号|名)|异常码|返回码/,
    'code',
  ],
];
const WEAK_CODE = /^(?:codes?|errors?|exceptions?|错误|代码|编码)$/;
const WEAK_NAME = /^(?:name|identifier|type|标识|名称)$/;

/**
 * What a header says its column is about, in English, Chinese or both.
 * @returns undefined for one that says nothing of errors
 */
export function meaningOf(header: string): Meaning | undefined {
  const bare = header
    .slice(0, 80)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
  const role = meanings.find(([words]) => words.test(bare))?.[1];
  if (role) return { role };
  const halves = [bare, bare.replace(/[^a-z\d]+/g, ''), bare.replace(/[a-z\d]+/g, '')];
  if (halves.some((half) => WEAK_CODE.test(half))) return { role: 'code', weak: 'code' };
  return halves.some((half) => WEAK_NAME.test(half)) ? { role: 'code', weak: 'name' } : undefined;
}

/** Whether a heading is about errors, so that a bare "Code" under it is an error code. */
export const isAboutErrors = (heading: string): boolean =>
  /error|exception|fault|错误|异常|报错/i.test(heading);

/** Whether a header is one of tables that describe requests and answers. */
export const isAboutParameters = (header: string): boolean =>
  /^(?:(?:data|parameter)?type|required|mandatory|optional|example|(?:sample|default)value|默认值?|.*类型|是?否?必[选填须需]|示例值?|参数.*|字段.*)$/i.test(
    header.slice(0, 40).replace(/[^\p{L}]/gu, ''),
  );

/** Whether a header is one of links to other pages. */
export const isReference = (header: string): boolean =>
  /link|reference|more info|see also|链接|参考/i.test(header);

/** Whether a text speaks of the server's side. */
export const isAboutServer = (text: string): boolean =>
  /server|internal|unavailable|服务端|服务器|系统|[^\d]5xx/i.test(` ${text}`);
