/** What can be done with a chat: the bot in it, its members, its upgrade. */

import { act } from "./api.js";
import { groupAct, sendCommand, showChat } from "./links.js";
import { complain, openMenu, promptBox } from "./overlay.js";
import { store } from "./store.js";

export function chatMenu(chat, event) {
  const { name } = store.bot;
  const group = chat.type !== "private";
  const admin = chat.bot === "administrator";
  const present = admin || chat.bot === "member";
  openMenu(
    "聊天菜单",
    [
      !group && { label: "发送 /start", icon: "send", act: () => sendCommand("/start") },
      !group && { label: chat.blocked ? `解除屏蔽${name}` : `屏蔽${name}`, icon: "close", danger: !chat.blocked, act: () => block(!chat.blocked) },
      group && !present && { label: `把${name}加进来`, icon: "plus", act: () => groupAct(chat, "add_bot") },
      group && present && !admin && { label: `让${name}当管理员`, icon: "people", act: () => groupAct(chat, "promote_bot") },
      group && present && admin && { label: `撤销${name}的管理员`, icon: "people", act: () => demote(chat) },
      chat.type === "group" && { label: "升级为超级群", icon: "link", act: () => groupAct(chat, "migrate", "升级后群的编号会变。现在升级？", "升级") },
      group && present && { label: `移出${name}`, icon: "close", danger: true, act: () => groupAct(chat, "remove_bot", `把${name}移出这个群？`, "移出") },
      group && { label: "退出这个群", icon: "back", danger: true, act: () => leave(chat) },
    ],
    { at: { x: event.clientX, y: event.clientY } },
  );
}

const demote = (chat) => act(store.me, "promote_bot", { chat: chat.id, admin: false }).catch(complain);

const block = (on) => act(store.me, "block", { on }).catch(complain);

async function leave(chat) {
  await groupAct(chat, "leave", `退出“${chat.title}”？`, "退出");
  showChat(null);
}

/** A new group that I made, with the bot and everybody else still outside. */
export async function newGroup() {
  const title = await promptBox("新建群", { placeholder: "例如：第二党支部学习群", yes: "建群" });
  if (!title) return;
  try {
    const done = await act(store.me, "new_group", { title });
    showChat(done.chat);
  } catch (error) {
    complain(error);
  }
}
