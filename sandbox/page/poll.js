/** Polls and quizzes: choosing, results, explanation and the time left. */

import { act } from "./api.js";
import { h } from "./dom.js";
import { mediaView, placeView } from "./media.js";
import { complain, openDialog, snack } from "./overlay.js";
import { fill } from "./richtext.js";
import { changed, now, store } from "./store.js";
import { timeLeft } from "./words.js";

const KINDS = { true: { quiz: "匿名测验", regular: "匿名投票" }, false: { quiz: "测验", regular: "投票" } };

export function pollView(message, chat) {
  const { poll } = message;
  const open = !poll.closed && poll.mine.length === 0;
  const picks = store.picks.get(poll.id) ?? new Set();
  return h(
    "div",
    { class: "poll", role: "group", "aria-label": poll.question },
    shownView(poll.media),
    poll.about ? fill(h("div", { class: "poll-about" }), poll.about) : null,
    fill(h("div", { class: "poll-question" }), poll.html),
    h("div", { class: "poll-kind" }, h("span", null, kind(poll)), countdown(poll), bulb(poll)),
    poll.options.map((option) => (open ? choice(message, chat, option, picks) : result(poll, option))),
    open ? null : verdict(poll),
    h("div", { class: "poll-foot" }, foot(message, chat, open, picks)),
  );
}

const shownView = (media) => (!media ? null : media.kind ? mediaView(media) : placeView(media));

function kind(poll) {
  if (poll.closed) return poll.type === "quiz" ? "测验已结束" : "投票已结束";
  const name = KINDS[String(Boolean(poll.anonymous))][poll.type] ?? "投票";
  return poll.multiple ? `${name} · 可多选` : name;
}

function countdown(poll) {
  if (poll.closed || !poll.close_date) return null;
  return h("span", { class: "countdown", data: { close: poll.close_date } }, timeLeft(poll.close_date - now()));
}

/** Let every countdown on the page run on by itself. */
export function runCountdowns() {
  setInterval(() => {
    for (const node of document.querySelectorAll("[data-close]")) {
      const left = Number(node.dataset.close) - now();
      node.textContent = timeLeft(left);
      node.classList.toggle("urgent", left < 10);
    }
  }, 500);
}

/** The bulb of a quiz opens its explanation; a wrong answer has opened it already. */
function bulb(poll) {
  if (poll.mine.length && !isRight(poll)) return null;
  if (!poll.explanation && !poll.explanation_media) return null;
  const lit = store.lamps.has(poll.id);
  const turn = () => {
    if (lit) store.lamps.delete(poll.id);
    else store.lamps.add(poll.id);
    changed();
  };
  return h("button", { type: "button", class: "poll-bulb", "aria-label": "解析", "aria-expanded": String(lit), data: { focus: "poll-bulb" }, onclick: turn }, "💡");
}

function choice(message, chat, option, picks) {
  const { poll } = message;
  const chosen = picks.has(option.index);
  const pick = () => {
    if (!poll.multiple) return vote(message, chat, [option.index]);
    if (chosen) picks.delete(option.index);
    else picks.add(option.index);
    store.picks.set(poll.id, picks);
    return changed();
  };
  const button = h(
    "button",
    {
      type: "button",
      class: poll.multiple ? "poll-choice many" : "poll-choice",
      role: poll.multiple ? "checkbox" : null,
      "aria-checked": poll.multiple ? String(chosen) : null,
      data: { focus: `poll-${option.index}` },
      onclick: pick,
    },
    h("span", { class: "poll-mark", "aria-hidden": "true" }),
    h("span", { class: "poll-text" }, option.text),
  );
  return option.media ? [shownView(option.media), button] : button;
}

function result(poll, option) {
  const share = poll.total ? Math.round((100 * option.votes) / poll.total) : 0;
  const mine = poll.mine.includes(option.index);
  const right = (poll.correct ?? []).includes(option.index);
  const wrong = poll.type === "quiz" && mine && poll.correct && !right;
  const mark = right ? "✓" : wrong ? "✗" : mine ? "●" : "";
  const missed = right && !mine && poll.multiple && poll.mine.length > 0;
  const said = [right ? "正确答案" : "", mine ? "我的选择" : missed ? "漏选" : ""].filter(Boolean).join("，");
  const bar = h("span", { class: "poll-bar" }, h("i"));
  bar.firstChild.style.setProperty("width", `${share}%`);
  return h(
    "div",
    { class: ["poll-result", right ? "right" : "", wrong ? "wrong" : "", mine ? "mine" : ""].join(" ") },
    h("span", { class: "poll-share" }, poll.hidden ? "" : `${share}%`),
    h("span", { class: "poll-text" }, shownView(option.media), option.text),
    h("span", { class: "poll-tick", role: said ? "img" : null, "aria-label": said || null }, mark),
    poll.hidden ? null : bar,
  );
}

const isRight = ({ mine, correct }) => Boolean(correct) && mine.length === correct.length && mine.every((index) => correct.includes(index));

function verdict(poll) {
  if (poll.hidden) return h("div", { class: "poll-note" }, "已收到，结束后公布结果");
  if (poll.type !== "quiz" || !poll.correct) return null;
  const right = isRight(poll);
  const told = (poll.mine.length && !right) || store.lamps.has(poll.id);
  if (!poll.mine.length && !told) return null;
  const node = h("div", { class: "poll-note" });
  if (poll.mine.length) node.append(h("strong", { class: right ? "good" : "bad" }, right ? "答对了" : partly(poll) ? "漏选了" : "答错了"));
  if (told && poll.explanation) node.append(fill(h("span"), poll.explanation));
  if (told && poll.explanation_media) node.append(shownView(poll.explanation_media));
  return node;
}

/** Only right ones, but not all of them. */
const partly = ({ mine, correct }) => mine.every((index) => correct.includes(index));

function foot(message, chat, open, picks) {
  const { poll } = message;
  if (open && poll.multiple) {
    return h(
      "button",
      {
        type: "button",
        class: "poll-vote",
        disabled: picks.size === 0,
        data: { focus: "poll-vote" },
        onclick: () => vote(message, chat, [...picks].sort((a, b) => a - b)),
      },
      "投票",
    );
  }
  const count = poll.total ? `${poll.total} 人${poll.type === "quiz" ? "作答" : "投票"}` : "还没有人作答";
  const named = !poll.anonymous && poll.total > 0 && !open && !poll.hidden;
  const told = named
    ? h("button", { type: "button", class: "poll-who", data: { focus: "poll-who" }, onclick: () => showVoters(poll) }, `${count} · 查看`)
    : h("span", null, count);
  if (open || poll.closed || !poll.revoting) return told;
  const back = () => vote(message, chat, []);
  return [told, h("button", { type: "button", class: "poll-back", data: { focus: "poll-back" }, onclick: back }, "撤回重选")];
}

/** Send a vote; the answer comes back as an event like everybody else's. */
export async function vote(message, chat, options) {
  try {
    await act(store.me, "vote", { chat: chat.id, message: message.id, options });
    store.picks.delete(message.poll.id);
    if (!options.length) snack("已撤回投票");
  } catch (error) {
    complain(error);
  }
}

function showVoters(poll) {
  openDialog(
    "sheet",
    "投票详情",
    h("h2", null, poll.question),
    poll.options.map((option) =>
      h(
        "section",
        { class: "voters" },
        h("h3", null, option.text, h("small", null, `${option.votes} 票`)),
        h("p", null, (option.voters ?? []).join("、") || "没有人选"),
      ),
    ),
  );
}
