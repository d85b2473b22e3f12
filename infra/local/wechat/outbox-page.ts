/** The outbox as a lock screen full of notifications: refreshes itself each second and needs nothing but itself. */
export const OUTBOX_PAGE = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>微信订阅消息（本机替身）</title>
<style>
  :root { color-scheme: light dark; --back: #e9eef6; --card: #ffffff; --ink: #1c2430; --quiet: #5b6675; --line: #d8dfe9; --brand: #1b55b5; }
  @media (prefers-color-scheme: dark) {
    :root { --back: #10151d; --card: #1d2530; --ink: #e8edf4; --quiet: #9aa7b8; --line: #2e3947; --brand: #8db4f5; }
  }
  * { box-sizing: border-box; }
  body { margin: 0; background: var(--back); color: var(--ink); font: 16px/1.5 system-ui, "PingFang SC", "Noto Sans SC", "Noto Sans CJK SC", sans-serif; }
  main { max-width: 420px; margin: 0 auto; padding: 24px 16px 64px; }
  h1 { font-size: 20px; margin: 0; }
  .lead { color: var(--quiet); font-size: 13px; margin: 4px 0 16px; }
  label { display: block; font-size: 13px; color: var(--quiet); }
  select { width: 100%; min-height: 44px; margin: 4px 0 16px; padding: 0 12px; font: inherit; color: var(--ink); background: var(--card); border: 1px solid var(--line); border-radius: 12px; }
  ol { list-style: none; margin: 0; padding: 0; display: grid; gap: 8px; }
  li { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 12px 16px; }
  li.new { animation: arrive .3s ease-out; }
  @keyframes arrive { from { transform: translateY(-8px); opacity: 0; } }
  @media (prefers-reduced-motion: reduce) { li.new { animation: none; } }
  .top { display: flex; gap: 8px; align-items: baseline; font-size: 13px; color: var(--quiet); }
  .app { font-weight: 600; color: var(--brand); }
  .top time { margin-left: auto; font-variant-numeric: tabular-nums; }
  dl { margin: 8px 0 0; display: grid; gap: 2px; }
  dt { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  dd { margin: 0; overflow-wrap: anywhere; }
  dd:first-of-type { font-weight: 600; }
  .page { margin: 8px 0 0; font-size: 13px; color: var(--quiet); overflow-wrap: anywhere; }
  .empty { text-align: center; color: var(--quiet); padding: 48px 16px; }
  [hidden] { display: none; }
</style>
</head>
<body>
<main>
  <h1>微信订阅消息</h1>
  <p class="lead" id="state" role="status">正在读取…</p>
  <label for="who">谁的手机</label>
  <select id="who"><option value="">所有人</option></select>
  <ol id="list" aria-live="polite" aria-label="收到的消息"></ol>
  <p class="empty" id="empty" hidden>还没有消息。办件有进展、又得到本人允许时，消息会出现在这里。</p>
</main>
<noscript>此页需要 JavaScript;也可以用 Accept: application/json 读取同一地址。</noscript>
<script>
  const list = document.getElementById('list'), who = document.getElementById('who');
  const state = document.getElementById('state'), empty = document.getElementById('empty');
  const known = new Set([...who.options].map((option) => option.value));
  const chosen = new URLSearchParams(location.search).get('openid') || '';
  const element = (tag, className, text) => Object.assign(document.createElement(tag), { className: className || '', textContent: text ?? '' });
  const clock = new Intl.DateTimeFormat('zh-CN', { month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false, timeZone: 'Asia/Shanghai' });
  let last = 0;

  function offer(openid, name) {
    if (known.has(openid)) return;
    known.add(openid);
    who.append(new Option(name, openid));
    if (openid === chosen) who.value = chosen;
  }
  function card(message) {
    const item = element('li', 'new');
    item.dataset.openid = message.openid;
    const top = element('div', 'top');
    const time = element('time', '', clock.format(new Date(message.at)));
    time.dateTime = message.at;
    top.append(element('span', 'app', '服务通知'), element('span', '', '致 ' + message.name), time);
    const lines = element('dl');
    for (const [key, field] of Object.entries(message.data)) lines.append(element('dt', '', key), element('dd', '', field.value));
    item.append(top, lines);
    if (message.page) item.append(element('p', 'page', '点开:' + message.page));
    return item;
  }
  function filter() {
    for (const item of list.children) item.hidden = who.value !== '' && item.dataset.openid !== who.value;
    empty.hidden = [...list.children].some((item) => !item.hidden);
  }
  async function ask(path) {
    const reply = await fetch('/wechat-stand-in/' + path, { headers: { accept: 'application/json' } });
    if (!reply.ok) throw new Error(reply.status);
    return reply.json();
  }
  async function refresh() {
    try {
      const { messages } = await ask('messages?since=' + last);
      for (const message of messages) {
        last = Math.max(last, message.seq);
        offer(message.openid, message.name);
        list.prepend(card(message));
      }
      while (list.children.length > 500) list.lastElementChild.remove();
      state.textContent = '本机替身代收，自动刷新 · 共 ' + list.children.length + ' 条';
    } catch {
      state.textContent = '连接不上本机服务，恢复后会自动继续。';
    }
    filter();
    setTimeout(refresh, document.hidden ? 5000 : 1000);
  }
  who.addEventListener('change', filter);
  ask('personas').then(({ personas }) => personas.forEach((one) => offer(one.openid, one.name)), () => {}).finally(refresh);
</script>
</body>
</html>
`;
