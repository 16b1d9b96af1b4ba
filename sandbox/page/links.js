/** Where links lead: into a private chat, into a group, to another chat, or out of the page. */

import { act } from "./api.js";
import { chooseBox, complain, confirmBox, snack } from "./overlay.js";
import { deepLink } from "./richtext.js";
import { openChat, store } from "./store.js";

let openView = () => {};

/** The page tells how a chat is opened, because links come from everywhere. */
export const onOpenChat = (open) => (openView = open);

export const showChat = (chat, thread = null) => openView(chat, thread);

/** The private chat with the bot has the person's own id. */
export const privateChat = () => store.me;

/** Follow a link: deep links to the bot stay on the page, all others open a new tab. */
export async function goLink(url) {
  const link = deepLink(url);
  if (!link) {
    window.open(url, "_blank", "noopener,noreferrer");
    return;
  }
  if (link.name.toLowerCase() !== store.bot.username.toLowerCase()) {
    snack(`这里没有 @${link.name}。`, { bad: true });
    return;
  }
  if (link.startgroup !== undefined) await addToGroup(link.startgroup);
  else await startBot(link.start);
}

export async function startBot(payload = "") {
  openView(privateChat(), null);
  try {
    await act(store.me, "start", { payload });
  } catch (error) {
    complain(error);
  }
}

async function addToGroup(payload) {
  const groups = store.chats.filter((chat) => chat.type !== "private");
  const chosen = await chooseBox(
    `把 ${store.bot.name} 加入哪个群？`,
    groups.map((chat) => ({ label: chat.title, detail: `${chat.members} 人`, value: chat.id })),
  );
  if (chosen === null) return;
  try {
    await act(store.me, "add_bot", { chat: chosen, payload: payload || undefined });
    openView(chosen, null);
  } catch (error) {
    complain(error);
  }
}

/** Send a command as a client does: with the bot's name in a group. */
export async function sendCommand(command) {
  const chat = openChat();
  if (!chat) return;
  const full = chat.type === "private" || command.includes("@") ? command : `${command}@${store.bot.username}`;
  try {
    await act(store.me, "say", { chat: chat.id, text: full, thread: store.open.thread });
  } catch (error) {
    complain(error);
  }
}

/** One click listener for every link and command that stands in a text. */
export function catchLinks(root) {
  root.addEventListener("click", (event) => {
    const command = event.target.closest("[data-command]");
    if (command) {
      event.preventDefault();
      sendCommand(command.dataset.command);
      return;
    }
    const anchor = event.target.closest("a[href]");
    if (!anchor || !deepLink(anchor.href)) return;
    event.preventDefault();
    goLink(anchor.href);
  });
}

/** Take the bot out of a group, or let somebody leave, after asking. */
export async function groupAct(chat, what, question, yes) {
  if (question && !(await confirmBox(question, yes))) return;
  try {
    const done = await act(store.me, what, { chat: chat.id });
    if (what === "migrate") openView(done.chat, null);
  } catch (error) {
    complain(error);
  }
}
