import { type Body, requireOpenid, type World } from './accounts.ts';
import { checkFields } from './message-fields.ts';
import { WeChatError } from './wechat-error.ts';

/** `POST /cgi-bin/message/subscribe/send`: one consent, one message. What is malformed costs no consent. */
export function sendSubscribeMessage(world: World, body: Body): object {
  const { memory, templateIds, now } = world;
  const openid = requireOpenid(world, body.touser);
  const templateId = String(body.template_id ?? '');
  if (!templateIds.has(templateId)) throw new WeChatError(40037);
  const data = checkFields(body.data);
  const page = typeof body.page === 'string' && body.page !== '' ? body.page : null;
  if (page !== null && !/^\/?[\w-]+(\/[\w-]+)*(\?.*)?$/.test(page)) throw new WeChatError(41030);
  const msgid = memory.deliver({ openid, templateId, page, data, sentAt: now() });
  if (msgid === undefined) throw new WeChatError(43101);
  return { msgid };
}
