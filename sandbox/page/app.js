/** The chat page: who looks, which chat is open, and the live connection. */

import { fetchState, follow } from "./api.js";
import { setUpDrop } from "./attach.js";
import { answered } from "./buttons.js";
import { drawChatList } from "./chatlist.js";
import { drawComposer, setUpComposer } from "./composer.js";
import { countFresh, drawConversation, setUpConversation } from "./conversation.js";
import { catchLinks, onOpenChat } from "./links.js";
import { complain } from "./overlay.js";
import { runCountdowns } from "./poll.js";
import { apply, changed, chatById, forget, load, store, subscribe, takeState } from "./store.js";
import { onBecome } from "./who.js";

const KEPT = "zhixue-sandbox-me";
let unfollow = () => {};
let stateTimer = 0;

function remembered() {
  const named = new URLSearchParams(location.search).get("me");
  return named ?? localStorage.getItem(KEPT);
}

/** The open chat stands behind the #, so that the phone's back button closes it. */
function placeFromAddress() {
  const place = new URLSearchParams(location.hash.slice(1));
  if (!place.has("chat")) return null;
  return { chat: Number(place.get("chat")), thread: place.has("thread") ? Number(place.get("thread")) : null };
}

function addressFor(open) {
  const hash = open ? `#chat=${open.chat}${open.thread === null ? "" : `&thread=${open.thread}`}` : "";
  return `${location.pathname}?me=${store.me}${hash}`;
}

function show(chat, thread = null) {
  const wanted = chat === null ? null : { chat: Number(chat), thread };
  const known = JSON.stringify(wanted) === JSON.stringify(store.open);
  if (!known) {
    const step = store.open && wanted ? "replaceState" : "pushState";
    history[step](null, "", addressFor(wanted));
  }
  enter(wanted);
}

function enter(place) {
  store.open = place;
  document.body.dataset.view = place ? "chat" : "list";
  changed();
  if (place) load(place.chat, place.thread).catch(complain);
}

async function refresh() {
  try {
    takeState(await fetchState(store.me));
    const place = store.open;
    if (place && !chatById(place.chat)) show(null);
    else if (place) await load(place.chat, place.thread);
  } catch (error) {
    complain(error);
  }
}

/** Fetch the state again soon, once for many events. */
function refreshSoon() {
  clearTimeout(stateTimer);
  stateTimer = setTimeout(async () => {
    try {
      takeState(await fetchState(store.me));
    } catch (error) {
      complain(error);
    }
  }, 120);
}

function onEvent(event) {
  if (event.type === "reset") {
    refresh();
    return;
  }
  apply(event, { onNew: countFresh, onState: refreshSoon, onToast: answered });
}

async function become(id) {
  unfollow();
  forget();
  store.me = Number(id);
  localStorage.setItem(KEPT, String(id));
  history.replaceState(null, "", addressFor(placeFromAddress()));
  await settle();
}

/** Load everything for the person chosen and follow what happens. */
async function settle() {
  takeState(await fetchState(store.me));
  const place = placeFromAddress();
  if (place && chatById(place.chat)) enter(place);
  else if (matchMedia("(min-width: 760px)").matches && store.chats.length) show(store.chats[0].id);
  else enter(null);
  unfollow = follow(store.me, {
    onEvent,
    onOpen: (again) => {
      store.live = true;
      changed();
      if (again) refresh();
    },
    onLost: () => {
      store.live = false;
      changed();
    },
  });
}

async function begin() {
  subscribe(drawChatList);
  subscribe(drawConversation);
  subscribe(drawComposer);
  setUpConversation();
  setUpComposer();
  setUpDrop();
  catchLinks(document.body);
  runCountdowns();
  onOpenChat(show);
  onBecome((id) => become(id).catch(complain));
  window.addEventListener("popstate", () => enter(placeFromAddress()));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible" && store.open) store.unread.set(store.open.chat, 0);
    changed();
  });
  const state = await fetchState(remembered());
  const me = state.people.find((one) => String(one.id) === String(remembered())) ?? state.people[0];
  if (!me) throw new Error("沙盒里还没有人。");
  await become(me.id);
}

begin().catch(complain);
