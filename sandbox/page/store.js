/** What the page knows, and how an event from the sandbox changes it. */

import * as api from "./api.js";

export const store = {
  me: null,
  bot: { id: 0, name: "", username: "" },
  people: [],
  chats: [],
  acting: false,
  pace: 1,
  clockAhead: 0,
  live: true,
  ready: false,
  open: null, // {chat, thread}
  messages: new Map(), // chat id -> messages by id, ascending
  loaded: new Set(), // "chat:thread" whose newest messages are here
  latest: new Map(), // chat id -> its last message, for the list
  unread: new Map(),
  drafts: new Map(), // chat id -> {text, reply, edit}
  picks: new Map(), // poll id -> options ticked but not yet sent
  lamps: new Set(), // polls whose explanation was opened by its bulb
  typing: new Map(), // chat id -> when the bot's “typing” fades, in ms
  waiting: new Map(), // "chat:message:data" of buttons whose answer is awaited -> tap id
};

const listeners = new Set();
let planned = 0;

export const subscribe = (listener) => listeners.add(listener);

/** Redraw soon; several changes in one moment are drawn once. */
export function changed() {
  if (planned) return;
  planned = setTimeout(() => {
    planned = 0;
    for (const listener of listeners) listener();
  }, 16);
}

export const chatById = (id) => store.chats.find((chat) => String(chat.id) === String(id)) ?? null;

export const openChat = () => (store.open ? chatById(store.open.chat) : null);

export const person = (id) => store.people.find((one) => String(one.id) === String(id)) ?? null;

/** Seconds since the epoch as the sandbox counts them. */
export const now = () => Date.now() / 1000 + store.clockAhead;

export const draft = (chat) => {
  if (!store.drafts.has(chat)) store.drafts.set(chat, { text: "", reply: null, edit: null });
  return store.drafts.get(chat);
};

/** The messages to draw in a chat, or in one topic of it. */
export function shown(chat, thread) {
  const all = store.messages.get(chat) ?? [];
  return thread === null || thread === undefined ? all : all.filter((message) => (message.thread ?? null) === thread);
}

export function takeState(state) {
  store.bot = state.bot;
  store.people = state.people;
  store.chats = state.chats;
  store.acting = Boolean(state.acting);
  store.pace = state.pace;
  store.clockAhead = state.now - Date.now() / 1000;
  store.me = state.me.id;
  for (const chat of state.chats) {
    if (chat.last) store.latest.set(chat.id, chat.last);
    if (!isOpen(chat.id)) store.unread.set(chat.id, chat.unread ?? 0);
  }
  store.ready = true;
  changed();
}

export const isOpen = (chat) => store.open !== null && String(store.open.chat) === String(chat);

export function takeMessages(chat, messages, thread = null) {
  const elsewhere = thread === null ? [] : (store.messages.get(chat) ?? []).filter((one) => (one.thread ?? null) !== thread);
  const all = [...elsewhere, ...messages].sort(inOrder);
  store.messages.set(chat, all);
  store.loaded.add(`${chat}:${thread ?? ""}`);
  if (all.length) store.latest.set(chat, all.at(-1));
  changed();
}

const inOrder = (one, other) => one.order - other.order;

function put(chat, message) {
  const all = store.messages.get(chat) ?? [];
  const place = all.findIndex((one) => one.id === message.id);
  if (place >= 0) all[place] = message;
  else {
    all.push(message);
    all.sort(inOrder);
  }
  store.messages.set(chat, all);
  const last = store.latest.get(chat);
  if (!last || inOrder(last, message) <= 0) store.latest.set(chat, message);
  return place < 0;
}

function drop(chat, event) {
  const all = store.messages.get(chat) ?? [];
  const gone = event.message;
  const left = all.filter((one) => one.id !== gone);
  store.messages.set(chat, left);
  if (store.latest.get(chat)?.id === gone) {
    if (left.length) store.latest.set(chat, left.at(-1));
    else store.latest.delete(chat);
  }
  const kept = draft(chat);
  if (kept.reply?.id === gone) kept.reply = null;
  if (kept.edit?.id === gone) Object.assign(kept, { edit: null, text: "" });
}

/** Apply one event about messages; anything wider is answered by fetching the state again. */
export function apply(event, { onNew, onState, onToast }) {
  const { type, chat, message } = event;
  if (type === "toast") return onToast(event);
  if (type === "action") return typing(chat);
  if (type === "delete") drop(chat, event);
  else if (message && typeof message === "object") {
    const fresh = put(chat, message);
    if (fresh && type === "message") arrived(chat, message, onNew);
    if (type === "pin" || !chatById(chat)) onState();
  } else onState(event);
  changed();
  return undefined;
}

function typing(chat) {
  store.typing.set(chat, Date.now() + 5000);
  setTimeout(changed, 5100);
  changed();
}

export const isTyping = (chat) => (store.typing.get(chat) ?? 0) > Date.now();

function arrived(chat, message, onNew) {
  const mine = message.from && String(message.from.id) === String(store.me);
  store.typing.delete(chat);
  if (isOpen(chat) && document.visibilityState === "visible") readSoon(chat);
  else if (!mine) store.unread.set(chat, (store.unread.get(chat) ?? 0) + 1);
  onNew(chat, message);
}

let readTimer = 0;

/** Tell the sandbox that what stands in an open chat has been seen. */
export function readSoon(chat) {
  store.unread.set(chat, 0);
  clearTimeout(readTimer);
  readTimer = setTimeout(() => api.act(store.me, "read", { chat }).catch(() => {}), 400);
}

/** Fetch the newest messages of a chat (one topic of it) and count them as read. */
export async function load(chat, thread = null) {
  const messages = await api.fetchMessages(store.me, chat, thread);
  takeMessages(chat, messages, thread);
  store.unread.set(chat, 0);
}

/** Forget everything that one person saw, before another one looks. */
export function forget() {
  for (const kept of [store.messages, store.loaded, store.latest, store.unread, store.drafts, store.picks, store.lamps, store.waiting]) {
    kept.clear();
  }
  Object.assign(store, { open: null, chats: [], ready: false });
}
