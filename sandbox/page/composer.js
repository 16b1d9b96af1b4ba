/** Writing: the text, replies, edits, the command menu and reply keyboards. */

import { act } from "./api.js";
import { attachMenu, takeFiles } from "./attach.js";
import { gistView } from "./bubble.js";
import { h, icon, iconButton, reconcile } from "./dom.js";
import { sendCommand, startBot } from "./links.js";
import { complain } from "./overlay.js";
import { changed, draft, openChat, person, shown, store } from "./store.js";

const LONGEST = 4096;

const bar = document.getElementById("composer");
const start = document.getElementById("start-bar");
const above = document.getElementById("composer-above");
const commands = document.getElementById("commands");
const keys = document.getElementById("reply-keys");
const form = document.getElementById("composer-form");
const input = document.getElementById("text");
const send = document.getElementById("send");

let drawnFor = "";
let listed = false; // the command menu was opened by its button
let chosen = 0;
let hiddenKeys = 0; // the message whose reply keyboard is folded away
const forced = new Set(); // messages whose forced reply was taken up

export function setUpComposer() {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  input.addEventListener("input", () => {
    const chat = openChat();
    if (chat) draft(chat.id).text = input.value;
    listed = false;
    chosen = 0;
    changed();
  });
  input.addEventListener("keydown", onKey);
  input.addEventListener("paste", (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (!files.length) return;
    event.preventDefault();
    takeFiles(files);
  });
  document.getElementById("attach").addEventListener("click", attachMenu);
  document.getElementById("slash").addEventListener("click", () => {
    listed = !listed;
    chosen = 0;
    changed();
    input.focus();
  });
  document.getElementById("start-button").addEventListener("click", () => startBot(""));
  document.addEventListener("click", (event) => {
    if (!listed || event.target.closest("#commands, #slash")) return;
    listed = false;
    changed();
  });
}

/** Reply to `message` with the next text. */
export function quoteForReply(chat, message) {
  Object.assign(draft(chat.id), { reply: message, edit: null });
  changed();
  input.focus();
}

/** Put the text of `message` back into the input to change it. */
export function startEdit(chat, message) {
  Object.assign(draft(chat.id), { edit: message, reply: null, text: message.text ?? "" });
  drawnFor = "";
  changed();
  input.focus();
}

export function drawComposer() {
  const chat = openChat();
  if (!chat) return;
  const fresh = chat.type === "private" && chat.started === false;
  start.hidden = !fresh;
  bar.hidden = fresh;
  const kept = draft(chat.id);
  const place = `${store.me}:${chat.id}`;
  if (place !== drawnFor) {
    drawnFor = place;
    listed = false;
    input.value = kept.text;
  }
  takeForcedReply(chat, kept);
  grow();
  send.disabled = !input.value.trim();
  document.getElementById("slash").hidden = !(chat.commands ?? []).length;
  drawAbove(kept);
  drawCommands(chat);
  drawKeys(chat);
}

function grow() {
  input.style.setProperty("height", "auto");
  input.style.setProperty("height", `${Math.min(input.scrollHeight + 2, 140)}px`);
}

function drawAbove(kept) {
  const about = kept.edit ?? kept.reply;
  above.hidden = !about;
  const title = kept.edit ? "编辑消息" : `回复 ${about?.from?.name ?? ""}`;
  const drop = () => {
    if (kept.edit) Object.assign(kept, { text: "" });
    Object.assign(kept, { edit: null, reply: null });
    drawnFor = "";
    changed();
    input.focus();
  };
  reconcile(above, about ? [
    {
      key: "about",
      sign: `${title}${about.id}`,
      build: () => h("div", { class: "about" }, icon("reply"), h("div", { class: "about-words" }, h("strong", null, title), gistView(about)), iconButton("close", "取消", drop)),
    },
  ] : []);
}

/** The commands that fit what was typed after the slash. */
function fitting(chat) {
  const typed = /^\/([a-z0-9_]*)$/i.exec(input.value);
  if (!typed && !listed) return [];
  const begun = typed ? typed[1].toLowerCase() : "";
  return (chat.commands ?? []).filter(({ command }) => command.startsWith(begun));
}

function drawCommands(chat) {
  const fit = fitting(chat);
  chosen = Math.min(chosen, Math.max(0, fit.length - 1));
  commands.hidden = !fit.length;
  document.getElementById("slash").setAttribute("aria-expanded", String(Boolean(fit.length)));
  reconcile(
    commands,
    fit.map(({ command, description }, at) => ({
      key: command,
      sign: `${description}${at === chosen}`,
      build: () =>
        h(
          "button",
          { type: "button", role: "option", class: "command-row", tabindex: "-1", "aria-selected": String(at === chosen), onclick: () => run(command) },
          h("strong", null, `/${command}`),
          h("span", null, description),
        ),
    })),
  );
  commands.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
}

function run(command) {
  const chat = openChat();
  listed = false;
  draft(chat.id).text = "";
  input.value = "";
  changed();
  sendCommand(`/${command}`);
}

function onKey(event) {
  if (event.isComposing) return;
  const fit = openChat() ? fitting(openChat()) : [];
  if (fit.length && ["ArrowDown", "ArrowUp"].includes(event.key)) {
    event.preventDefault();
    chosen = (chosen + (event.key === "ArrowDown" ? 1 : fit.length - 1)) % fit.length;
    changed();
  } else if (fit.length && event.key === "Tab" && !event.shiftKey) {
    event.preventDefault();
    input.value = `/${fit[chosen].command} `;
    input.dispatchEvent(new Event("input"));
  } else if (event.key === "Escape") {
    listed = false;
    const chat = openChat();
    if (chat) Object.assign(draft(chat.id), { edit: null, reply: null });
    changed();
  } else if (event.key === "Enter" && !event.shiftKey && !matchMedia("(pointer: coarse)").matches) {
    event.preventDefault();
    const exact = fit.some(({ command }) => input.value === `/${command}`);
    if (fit.length && !exact) run(fit[chosen].command);
    else submit();
  }
}

async function submit() {
  const chat = openChat();
  const text = input.value.trim();
  if (!chat || !text) return;
  const kept = draft(chat.id);
  const { edit, reply } = kept;
  const pieces = edit ? [text] : split(text);
  Object.assign(kept, { text: "", edit: null, reply: null });
  input.value = "";
  changed();
  try {
    if (edit) await act(store.me, "edit", { chat: chat.id, message: edit.id, text });
    else for (const piece of pieces) await say(chat, piece, reply);
  } catch (error) {
    Object.assign(kept, { text, edit, reply });
    drawnFor = "";
    changed();
    complain(error);
  }
}

const say = (chat, text, reply) =>
  act(store.me, "say", { chat: chat.id, text, reply_to: reply?.id, thread: store.open.thread ?? reply?.thread ?? null });

/** A longer text goes out in pieces, as a client sends it, without cutting a character in two. */
function split(text) {
  const characters = Array.from(text);
  const pieces = [];
  let piece = "";
  for (const character of characters) {
    if (piece.length + character.length > LONGEST) {
      pieces.push(piece);
      piece = "";
    }
    piece += character;
  }
  return [...pieces, piece];
}

/** Whether a keyboard or a forced reply is meant for me: a selective one names whom it means. */
function meant(message) {
  if (!message.markup?.selective) return true;
  const me = person(store.me);
  const named = me?.username && (message.text ?? "").includes(`@${me.username}`);
  return named || String(message.reply?.from?.id) === String(store.me);
}

/** The newest reply keyboard in the chat, unless it was taken away. */
function keysFor(chat) {
  const all = shown(chat.id, store.open.thread);
  for (let at = all.length - 1; at >= 0; at -= 1) {
    const { markup } = all[at];
    if (!markup || !meant(all[at])) continue;
    if (markup.remove_keyboard) return null;
    if (markup.keyboard) return all[at];
  }
  return null;
}

function drawKeys(chat) {
  const message = keysFor(chat);
  const rows = message && message.id !== hiddenKeys ? message.markup.keyboard : [];
  keys.hidden = !rows.length;
  const hint = draft(chat.id).reply?.markup?.input_field_placeholder ?? message?.markup.input_field_placeholder;
  input.placeholder = hint || "写消息";
  reconcile(keys, rows.map((row, r) => ({
    key: String(r),
    sign: JSON.stringify([message.id, row]),
    build: () => h("div", { class: "keyboard-row" }, row.map((key) => keyView(chat, message, key.text ?? key))),
  })));
}

const keyView = (chat, message, text) =>
  h("button", { type: "button", class: "key", onclick: () => press(chat, message, text) }, text);

function press(chat, message, text) {
  if (message.markup.one_time_keyboard) hiddenKeys = message.id;
  changed();
  say(chat, text, chat.type === "private" ? null : message).catch(complain);
}

/** A message that wants a reply opens one, once. */
function takeForcedReply(chat, kept) {
  const last = shown(chat.id, store.open.thread).at(-1);
  if (!last?.markup?.force_reply || !meant(last) || forced.has(last.id) || kept.reply || kept.edit) return;
  forced.add(last.id);
  kept.reply = last;
  input.focus();
}
