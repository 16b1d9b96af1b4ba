/** One message as it stands in a conversation. */

import { keyboardView, waitingSign } from "./buttons.js";
import { h, icon, iconButton } from "./dom.js";
import { albumView, mediaView, placeView } from "./media.js";
import { pollView } from "./poll.js";
import { fill } from "./richtext.js";
import { store } from "./store.js";
import { clock, gist, initial, tone } from "./words.js";

export const avatar = (id, name, size = "") =>
  h("span", { class: `avatar tone-${tone(id)} ${size}`.trim(), "aria-hidden": "true" }, initial(name));

export const isMine = (message) => Boolean(message.from) && String(message.from.id) === String(store.me);

/** All that a row's look depends on, so that only what changed is drawn anew. */
export function signOf(messages, chat, first, last) {
  const { poll } = messages[0];
  const touched = poll ? [[...(store.picks.get(poll.id) ?? [])], store.lamps.has(poll.id)] : [];
  return JSON.stringify([messages, first, last, waitingSign(messages[0], chat), touched]);
}

/**
 * A bubble for one message or one album. `first` and `last` tell its place in a run of the same
 * sender: the first carries the name, the last the avatar. `tools` are {menu, react, jump}.
 */
export function bubbleView(messages, chat, { first, last }, tools) {
  const [message] = messages;
  const mine = isMine(message);
  const group = chat.type !== "private";
  const named = group && !mine && first;
  const body = h(
    "div",
    { class: bodyClass(messages, mine, last) },
    named ? senderName(message) : null,
    message.only_you ? h("div", { class: "only-you" }, "仅你可见") : null,
    message.forward ? h("div", { class: "forwarded" }, `转发自 ${message.forward.name}`) : null,
    message.reply ? quoteView(message.reply, tools.jump) : null,
    messages.length > 1 ? albumView(messages) : mediaView(message.media),
    message.poll ? pollView(message, chat) : null,
    message.location ? placeView({ location: message.location }) : null,
    textView(messages),
    h("div", { class: "under" }, reactionsView(message, tools.react), stamp(message)),
  );
  const menu = iconButton("more", "消息菜单", (event) => tools.menu(message, body, event), { class: "message-more", data: { focus: "more" } });
  return h(
    "article",
    {
      class: ["row", mine ? "mine" : "theirs", first ? "first" : "", last ? "last" : ""].join(" "),
      data: { message: message.id },
      "aria-label": `${message.from?.name ?? ""}，${clock(message.date)}`,
    },
    group && !mine ? h("span", { class: "row-side" }, last ? avatar(message.from?.id ?? 0, message.from?.name) : null) : null,
    h("div", { class: "row-main" }, h("div", { class: "bubble-line" }, body, menu), keyboardView(messages.at(-1), chat)),
  );
}

function bodyClass(messages, mine, last) {
  const [message] = messages;
  const bare = !message.html && !message.text && !message.reply && message.media?.kind === "photo";
  const inline = messages.length === 1 && message.text && !message.reactions.length && !message.poll;
  return ["bubble", inline ? "inline-stamp" : "", mine ? "own" : "", last ? "tailed" : "", bare ? "bare" : "", message.only_you ? "secret" : "", message.poll ? "wide" : ""]
    .filter(Boolean)
    .join(" ");
}

function senderName(message) {
  const { id, name, bot } = message.from ?? { id: 0, name: "", bot: false };
  return h("div", { class: `sender tone-${tone(id)}` }, h("span", null, name), bot ? h("small", { class: "badge-bot" }, "机器人") : null);
}

function stamp(message) {
  return h(
    "span",
    { class: "stamp" },
    message.pinned ? h("span", { role: "img", "aria-label": "已置顶" }, icon("pin")) : null,
    message.edited ? h("span", { class: "edited" }, "已编辑") : null,
    h("time", { datetime: new Date(message.date * 1000).toISOString() }, clock(message.date)),
  );
}

function textView(messages) {
  const told = messages.find((message) => message.html || message.text);
  if (!told || told.poll) return null;
  const node = h("div", { class: "text" });
  if (told.html) fill(node, told.html);
  else node.textContent = told.text;
  return node;
}

function quoteView(reply, jump) {
  return h(
    "button",
    { type: "button", class: `quoted tone-${tone(reply.from.id)}`, onclick: () => jump(reply.id) },
    h("strong", null, reply.from.name),
    h("span", null, reply.text || "[消息]"),
  );
}

function reactionsView(message, react) {
  if (!message.reactions?.length) return null;
  return h(
    "div",
    { class: "reactions" },
    message.reactions.map(({ emoji, count, mine }) =>
      h(
        "button",
        {
          type: "button",
          class: "reaction",
          "aria-pressed": String(Boolean(mine)),
          "aria-label": `${emoji} ${count} 人`,
          data: { focus: `reaction-${emoji}` },
          onclick: () => react(message, emoji),
        },
        `${emoji} ${count}`,
      ),
    ),
  );
}

/** A line in the middle: who joined, what was pinned. */
export const serviceView = (text) => h("div", { class: "service", role: "note" }, h("span", null, text));

/** What the pinned bar and a quote in the composer say of a message. */
export const gistView = (message) => h("span", { class: "gist" }, gist(message));
