/** The drawer with the last calls of the bot: method, outcome, parameters and result. */

import { fetchLog } from "./api.js";
import { h, iconButton, reconcile } from "./dom.js";
import { clockToSecond } from "./words.js";

const PAUSE = 1500;
const MOST = 120;

const drawer = document.getElementById("calls");
let timer = 0;
let quiet = true; // without getUpdates, which says nothing

export function toggleCalls() {
  drawer.hidden = !drawer.hidden;
  clearTimeout(timer);
  if (drawer.hidden) return;
  frame();
  drawer.querySelector("button").focus();
  refresh();
}

function frame() {
  const check = h("input", { type: "checkbox", checked: quiet, onchange: () => { quiet = check.checked; refresh(); } });
  drawer.replaceChildren(
    h("div", { class: "head" }, h("div", { class: "head-words" }, h("h2", null, "调用记录"), h("p", null, "机器人最近的调用，最新的在上面")), iconButton("close", "关闭", toggleCalls)),
    h("label", { class: "check" }, check, h("span", null, "不看 getUpdates")),
    h("div", { class: "call-list", role: "log", "aria-label": "调用" }),
  );
}

async function refresh() {
  clearTimeout(timer);
  if (drawer.hidden) return;
  const list = drawer.querySelector(".call-list");
  try {
    const calls = (await fetchLog()).map((call, at) => ({ ...call, at_: at }));
    const kept = calls.filter((call) => !(quiet && call.method === "getUpdates")).slice(-MOST).reverse();
    reconcile(list, kept.length ? kept.map(row) : [note("还没有调用。")]);
  } catch (error) {
    reconcile(list, [note(error.message)]);
  }
  timer = setTimeout(refresh, PAUSE);
}

const note = (text) => ({ key: `note-${text}`, sign: text, build: () => h("p", { class: "none" }, text) });

function row(call) {
  const well = call.status === 200;
  return {
    key: `${call.at}-${call.method}-${call.at_}`,
    sign: String(call.status),
    build: () => {
      const inside = h("pre");
      const node = h(
        "details",
        { class: well ? "call" : "call failed" },
        h("summary", null, h("time", null, clockToSecond(call.at)), h("strong", null, call.method), h("b", null, String(call.status ?? "…"))),
        inside,
      );
      node.addEventListener("toggle", () => {
        inside.textContent = JSON.stringify({ 参数: call.params, 结果: call.result, 提示: call.warnings }, null, 2);
      });
      return node;
    },
  };
}
