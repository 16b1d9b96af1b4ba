/** The page's questions to the sandbox; every failure becomes an Error with a sentence to show. */

async function ask(path, options) {
  let response = null;
  try {
    response = await fetch(path, options);
  } catch {
    throw new Error("连接不上沙盒，请确认它仍在运行。");
  }
  let body = null;
  try {
    body = await response.json();
  } catch {
    throw new Error(`沙盒的回答读不懂（${response.status}）。`);
  }
  if (!response.ok || body?.ok === false) {
    throw new Error(body?.error ?? body?.description ?? `沙盒拒绝了（${response.status}）。`);
  }
  return body;
}

const query = (values) => {
  const given = Object.entries(values).filter(([, value]) => value !== null && value !== undefined);
  return new URLSearchParams(given.map(([key, value]) => [key, String(value)])).toString();
};

const post = (path, body) =>
  ask(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

export const fetchState = (me) => ask(`/page/state?${query({ me })}`);

export const fetchMessages = async (me, chat, thread) =>
  (await ask(`/page/messages?${query({ me, chat, thread })}`)).messages;

/** Do something as a person: the names and their arguments stand in the server's page interface. */
export const act = (me, what, values = {}) => post("/page/act", { me, do: what, ...values });

/** Send files, several as one album; `about` is {chat, kind, caption, reply_to, thread}. */
export function upload(me, files, about) {
  const form = new FormData();
  form.set("me", String(me));
  for (const [key, value] of Object.entries(about)) {
    if (value !== null && value !== undefined) form.set(key, String(value));
  }
  for (const file of files) form.append("file", file, file.name);
  return ask("/page/upload", { method: "POST", body: form });
}

export const crowd = (on, pace) => post("/page/crowd", { on, pace });

export async function fetchLog() {
  const body = await ask("/control/log");
  return Array.isArray(body) ? body : (body.log ?? body.calls ?? body.result ?? []);
}

export const fileAddress = (fileId) => `/page/file/${encodeURIComponent(fileId)}`;

/**
 * Follow the events for `me`. The connection mends itself with growing pauses; `onOpen(again)`
 * tells that it stands, and whether something may have been missed meanwhile.
 */
export function follow(me, { onEvent, onOpen, onLost }) {
  let source = null;
  let timer = 0;
  let tries = 0;
  let opened = false;
  let ended = false;

  const connect = () => {
    source = new EventSource(`/page/events?${query({ me })}`);
    source.onopen = () => {
      tries = 0;
      onOpen(opened);
      opened = true;
    };
    source.onmessage = (message) => onEvent(JSON.parse(message.data));
    source.onerror = () => {
      source.close();
      if (ended) return;
      onLost();
      tries += 1;
      clearTimeout(timer);
      timer = setTimeout(connect, Math.min(10_000, 400 * 2 ** Math.min(tries, 5)));
    };
  };
  const hurry = () => {
    if (ended || source.readyState !== EventSource.CLOSED) return;
    clearTimeout(timer);
    connect();
  };
  window.addEventListener("online", hurry);
  connect();
  return () => {
    ended = true;
    clearTimeout(timer);
    window.removeEventListener("online", hurry);
    source.close();
  };
}
