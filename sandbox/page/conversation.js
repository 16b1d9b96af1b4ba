/** The open chat: header, pinned bar, topics, messages, and what can be done with a message. */

import { act } from "./api.js";
import { avatar, bubbleView, gistView, isMine, serviceView, signOf } from "./bubble.js";
import { quoteForReply, startEdit } from "./composer.js";
import { h, iconButton, reconcile } from "./dom.js";
import { chatMenu } from "./chatmenu.js";
import { showChat } from "./links.js";
import { complain, confirmBox, openMenu, snack } from "./overlay.js";
import { vote } from "./poll.js";
import { isTyping, openChat, shown, store } from "./store.js";
import { dayName, gist } from "./words.js";

const REACTIONS = ["👍", "❤️", "🔥", "👏", "🎉", "🤔"];
const RUN_SECONDS = 300;
const NEAR = 90;

const head = document.getElementById("chat-head");
const pinned = document.getElementById("pinned");
const topics = document.getElementById("topics");
const scroller = document.getElementById("scroller");
const list = document.getElementById("messages");
const toEnd = document.getElementById("to-end");

let atEnd = true;
let drawnFor = "";
let fresh = 0;

export function setUpConversation() {
  scroller.addEventListener("scroll", () => {
    atEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR;
    if (atEnd) fresh = 0;
    drawEnd();
  });
  new ResizeObserver(() => atEnd && toBottom()).observe(list);
  new ResizeObserver(() => atEnd && toBottom()).observe(scroller);
  toEnd.addEventListener("click", () => scroller.scrollTo({ top: scroller.scrollHeight, behavior: "smooth" }));
  gestures();
}

const toBottom = () => (scroller.scrollTop = scroller.scrollHeight);

export const countFresh = (chat) => {
  if (!atEnd && String(store.open?.chat) === String(chat)) fresh += 1;
};

export function drawConversation() {
  const chat = openChat();
  document.getElementById("nothing-open").hidden = Boolean(chat);
  document.getElementById("chat").hidden = !chat;
  if (!chat) return;
  drawHead(chat);
  drawTopics(chat);
  drawPinned(chat);
  const place = `${store.me}:${chat.id}:${store.open.thread}`;
  if (place !== drawnFor) {
    atEnd = true;
    fresh = 0;
    drawnFor = place;
    scroller.scrollTop = 0;
  }
  reconcile(list, rows(chat));
  if (atEnd) toBottom();
  drawEnd();
}

function drawEnd() {
  toEnd.hidden = atEnd;
  toEnd.querySelector("b").textContent = fresh ? String(fresh) : "";
}

function drawHead(chat) {
  const lone = chat.type === "private";
  const still = lone ? "机器人" : `${chat.members} 人${store.acting ? " · 成员正在行动" : ""}`;
  const about = isTyping(chat.id) ? `${store.bot.name}正在输入…` : still;
  reconcile(head, [
    {
      key: "head",
      sign: JSON.stringify([chat.id, chat.title, about, chat.type, chat.bot]),
      build: () =>
        h(
          "div",
          { class: "head" },
          iconButton("back", "返回聊天列表", () => showChat(null), { class: "only-phone" }),
          avatar(lone ? store.bot.id : chat.id, lone ? store.bot.name : chat.title),
          h("div", { class: "head-words" }, h("h1", null, lone ? store.bot.name : chat.title), h("p", null, about)),
          iconButton("more", "聊天菜单", (event) => chatMenu(chat, event)),
        ),
    },
  ]);
}

function drawTopics(chat) {
  const tabs = chat.forum ? [{ id: null, name: "全部" }, ...(chat.topics ?? [])] : [];
  topics.hidden = tabs.length < 2;
  reconcile(
    topics,
    tabs.map((topic) => {
      const chosen = (store.open.thread ?? null) === topic.id;
      return {
        key: String(topic.id),
        sign: `${topic.name}${chosen}`,
        build: () =>
          h("button", { type: "button", role: "tab", "aria-selected": String(chosen), onclick: () => showChat(chat.id, topic.id) }, topic.name),
      };
    }),
  );
}

function drawPinned(chat) {
  const message = chat.pinned && ((store.messages.get(chat.id) ?? []).find((one) => one.id === chat.pinned.id) ?? chat.pinned);
  pinned.hidden = !message;
  const words = gist(message);
  reconcile(pinned, message ? [
    {
      key: "pin",
      sign: `${message.id}${words}`,
      build: () =>
        h("button", { type: "button", class: "pinned-bar", "aria-label": `置顶消息：${words}`, onclick: () => jump(message.id) },
          h("strong", null, "置顶消息"), gistView(message)),
    },
  ] : []);
}

/** The conversation as rows: days, service lines, albums and bubbles. */
function rows(chat) {
  const messages = shown(chat.id, store.open.thread);
  const result = [];
  let day = "";
  for (let at = 0; at < messages.length; at += 1) {
    const message = messages[at];
    const name = dayName(message.date);
    if (name !== day) result.push({ key: `day-${name}`, sign: name, build: () => h("div", { class: "day", role: "separator" }, h("span", null, name)) });
    const newDay = name !== day;
    day = name;
    if (message.service) {
      result.push({ key: keyOf(message), sign: message.service, build: () => serviceView(message.service) });
      continue;
    }
    const together = albumFrom(messages, at);
    const before = messages[at - 1];
    const after = messages[at + together.length];
    const first = newDay || !sameRun(before, message);
    const last = !sameRun(together.at(-1), after) || dayName(after.date) !== name;
    at += together.length - 1;
    result.push({
      key: keyOf(message),
      sign: signOf(together, chat, first, last),
      build: () => bubbleView(together, chat, { first, last }, { menu, react, jump }),
    });
  }
  if (!result.length) result.push({ key: "empty", sign: "", build: () => serviceView("这里还没有消息。") });
  return result;
}

const keyOf = (message) => `message-${message.id}`;

function albumFrom(messages, at) {
  const { album } = messages[at];
  if (!album) return [messages[at]];
  let end = at + 1;
  while (end < messages.length && messages[end].album === album) end += 1;
  return messages.slice(at, end);
}

function sameRun(one, other) {
  if (!one || !other || one.service || other.service) return false;
  return one.from?.id === other.from?.id && other.date - one.date < RUN_SECONDS;
}

function jump(id) {
  const row = list.querySelector(`[data-message="${CSS.escape(String(id))}"]`);
  if (!row) {
    snack("这条消息太早了，不在这里。");
    return;
  }
  row.scrollIntoView({ block: "center", behavior: "smooth" });
  row.classList.add("flash");
  setTimeout(() => row.classList.remove("flash"), 1600);
}

async function react(message, emoji) {
  const mine = (message.reactions ?? []).filter((one) => one.mine).map((one) => one.emoji);
  const wanted = mine.includes(emoji) ? [] : [emoji];
  await attempt("react", { message: message.id, emoji: wanted });
}

async function attempt(what, values, said = "") {
  try {
    await act(store.me, what, { chat: store.open.chat, ...values });
    if (said) snack(said);
  } catch (error) {
    complain(error);
  }
}

function menu(message, body, event) {
  const chat = openChat();
  const mine = isMine(message);
  const words = message.text || message.caption || message.poll?.question;
  const boss = chat.mine === "creator" || chat.mine === "administrator" || chat.type === "private";
  const mayDelete = mine || boss || message.only_you;
  const mayPin = boss && !message.pinned && !message.only_you;
  const voted = message.poll && !message.poll.closed && message.poll.revoting && message.poll.mine.length;
  openMenu(
    "消息菜单",
    [
      { label: "回复", icon: "reply", act: () => quoteForReply(chat, message) },
      words && { label: "复制文字", icon: "file", act: () => copy(words) },
      voted && { label: "撤回投票", icon: "back", act: () => vote(message, chat, []) },
      chat.type !== "private" && !message.poll && { label: `转发给${store.bot.name}`, icon: "link", act: () => forward(message) },
      mine && !message.poll && !message.forward && { label: "编辑", icon: "slash", act: () => startEdit(chat, message) },
      mayPin && { label: "置顶", icon: "pin", act: () => attempt("pin", { message: message.id }) },
      mayDelete && { label: "删除", icon: "close", danger: true, act: () => remove(message) },
    ],
    { at: { x: event.clientX, y: event.clientY }, head: (close) => reactionBar(message, close) },
  );
}

function reactionBar(message, close) {
  const mine = new Set((message.reactions ?? []).filter((one) => one.mine).map((one) => one.emoji));
  return h(
    "div",
    { class: "reaction-bar", role: "group", "aria-label": "表态" },
    REACTIONS.map((emoji) =>
      h("button", {
        type: "button", "aria-pressed": String(mine.has(emoji)), "aria-label": `用 ${emoji} 表态`,
        onclick: () => { close(); react(message, emoji); },
      }, emoji),
    ),
  );
}

async function copy(words) {
  await navigator.clipboard?.writeText(words);
  snack("已复制");
}

const forward = (message) => attempt("forward", { message: message.id, to: store.me }, `已转发给${store.bot.name}`);

async function remove(message) {
  if (await confirmBox("删除这条消息？", "删除")) await attempt("delete", { message: message.id });
}

/** Context menu by right button or long press, double click or a swipe to the left to reply. */
function gestures() {
  const found = (target) => {
    const row = target.closest("[data-message]");
    if (!row) return null;
    return shown(store.open.chat, null).find((one) => String(one.id) === row.dataset.message) ?? null;
  };
  list.addEventListener("contextmenu", (event) => {
    const message = found(event.target);
    if (!message || event.target.closest("a, img, video, .key")) return;
    event.preventDefault();
    menu(message, null, event);
  });
  list.addEventListener("click", (event) => {
    const touch = event.pointerType === "touch" || event.pointerType === "pen";
    const message = touch && !event.target.closest("button, a, video, audio, [role=button]") ? found(event.target) : null;
    if (message && event.target.closest(".bubble") && !String(getSelection())) menu(message, null, event);
  });
  list.addEventListener("dblclick", (event) => {
    const message = event.target.closest("button, a") ? null : found(event.target);
    if (message) quoteForReply(openChat(), message);
  });
  swipe(found);
}

function swipe(found) {
  let start = null;
  const finish = (event) => {
    if (!start) return;
    const { row, x, message, moved } = start;
    row.style.removeProperty("transform");
    if (moved && x - event.clientX > 56) quoteForReply(openChat(), message);
    start = null;
  };
  list.addEventListener("pointerdown", (event) => {
    const message = event.pointerType === "touch" ? found(event.target) : null;
    if (message) start = { row: event.target.closest("[data-message]"), x: event.clientX, y: event.clientY, message, moved: false };
  });
  list.addEventListener("pointermove", (event) => {
    if (!start) return;
    const left = start.x - event.clientX;
    if (!start.moved && Math.abs(event.clientY - start.y) > Math.max(12, left)) start = null;
    else if (left > 12) {
      start.moved = true;
      start.row.style.setProperty("transform", `translateX(${-Math.min(left, 72)}px)`);
    }
  });
  list.addEventListener("pointerup", finish);
  list.addEventListener("pointercancel", () => {
    start?.row.style.removeProperty("transform");
    start = null;
  });
}
