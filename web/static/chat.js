// The conversation: sends without a reload, and shows what comes by itself.
//
// Loaded in the head and not deferred: whoever is quicker than the rest of the page is heard all the same. So it listens
// on the document, and looks for the parts of the page when it needs them.
"use strict";

const TIMEOUT = 15000;
const FILE_TIMEOUT = 300000;
const LARGEST = 50 * 1024 * 1024;
const LONGEST = 20000;
const NOT_SENT = "Chưa gửi được.";
const TOO_LARGE = "Tệp lớn hơn 50 MB. Anh/chị bỏ bớt hình ảnh rồi gửi giúp.";
const TOO_LONG = "Tin dài quá 20.000 ký tự. Anh/chị chia nhỏ rồi gửi giúp.";

const part = (name) => document.getElementById(name);
const pageName = () => document.body.dataset.page;

// ---------------------------------------------------------------- what outlives a reload
const kept = {
  get(name, otherwise) {
    try {
      return JSON.parse(sessionStorage.getItem(`${pageName()}:${name}`)) ?? otherwise;
    } catch {
      return otherwise;
    }
  },
  set(name, value) {
    try {
      sessionStorage.setItem(`${pageName()}:${name}`, JSON.stringify(value));
    } catch {
      // A browser that keeps nothing still chats.
    }
  },
};

function keep(message, isUnsent) {
  if (message.file) return; // a file does not outlive the page
  const others = kept.get("unsent", []).filter((one) => one.fields.key !== message.fields.key);
  kept.set("unsent", isUnsent ? [...others, message] : others);
}

function newKey() {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// ---------------------------------------------------------------- the log
function isAtEnd() {
  const scroll = part("scroll");
  return scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 80;
}

function toEnd() {
  part("scroll").scrollTop = part("scroll").scrollHeight;
  part("fresh").hidden = true;
}

/** A line with the day above a message that is the first of its day. */
function separate(node) {
  const before = [...part("log").querySelectorAll(".message[data-day]")].filter(
    (one) => one.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  if (before.at(-1)?.dataset.day === node.dataset.day) return;
  const line = document.createElement("p");
  line.className = "day";
  line.textContent = node.dataset.day;
  node.before(line);
  // An answer may come before its question was acknowledged: then the day stands above the answer already.
  for (const other of part("log").querySelectorAll(".day")) {
    const isLater = line.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING;
    if (isLater && other.textContent === line.textContent) other.remove();
  }
}

function add(node) {
  part("log").querySelector(".welcome")?.remove();
  part("log").append(node);
}

function receive(data) {
  if (String(data.person ?? "") !== document.body.dataset.person) {
    location.reload(); // a code has just linked this chat: the page is another one now
    return;
  }
  if (part(`m${data.row}`)) return;
  for (const old of part("log").querySelectorAll(".choices")) old.remove();
  const holder = document.createElement("template");
  holder.innerHTML = data.html; // made and escaped by our own server
  const node = holder.content.querySelector(".message");
  const follow = isAtEnd();
  add(node);
  separate(node);
  if (!follow) part("fresh").hidden = false;
  else if (node.offsetHeight > part("scroll").clientHeight) node.scrollIntoView({ block: "start" });
  else toEnd();
}

// ---------------------------------------------------------------- sending
function show(message) {
  const node = part("own").content.querySelector(".message").cloneNode(true);
  node.dataset.key = message.fields.key;
  node.querySelector(".bubble").textContent = message.shown;
  add(node);
  return node;
}

function mark(node, state, words) {
  node.classList.remove("waiting", "unsent");
  if (state) node.classList.add(state);
  node.querySelector(".meta").textContent = words;
}

function sayIt(message) {
  return fetch(message.path, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json" },
    body: JSON.stringify({ ...message.fields, page: pageName() }),
    signal: AbortSignal.timeout(TIMEOUT),
  });
}

function upload(message) {
  const query = new URLSearchParams({ ...message.fields, page: pageName() });
  return fetch(`${message.path}?${query}`, {
    method: "POST",
    headers: { "Content-Type": "application/octet-stream", Accept: "application/json" },
    body: message.file,
    signal: AbortSignal.timeout(FILE_TIMEOUT),
  });
}

/** Post it. Gives the answer, or the words that tell why it was not taken. */
async function post(message) {
  const answer = await (message.file ? upload(message) : sayIt(message));
  const said = await answer.json().catch(() => ({}));
  if (answer.ok) return said;
  if (answer.status === 410) location.reload(); // another tab has chosen another person
  return { error: said.error ?? NOT_SENT, again: answer.status >= 500 || answer.status === 410 };
}

async function deliver(message, node) {
  let said;
  try {
    said = await post(message);
  } catch {
    said = { error: NOT_SENT, again: true };
  }
  if (said.error) {
    refused(message, node, said);
    return;
  }
  keep(message, false);
  node.dataset.day = said.day;
  mark(node, "", said.time);
  separate(node);
}

function refused(message, node, said) {
  const follow = isAtEnd();
  keep(message, said.again);
  mark(node, "unsent", `${said.error} `);
  if (said.again) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Gửi lại";
    button.addEventListener("click", () => send(message, node));
    node.querySelector(".meta").append(button);
  }
  if (follow) toEnd();
}

// One after the other, so that what was typed first arrives first.
let turn = Promise.resolve();
function send(message, node = show(message)) {
  keep(message, true);
  mark(node, "waiting", "Đang gửi…");
  toEnd();
  turn = turn.then(() => deliver(message, node));
}

function say(words) {
  send({ path: "/chat", fields: { text: words, key: newKey() }, shown: words });
}

function sendFile(input) {
  const file = input.files[0];
  input.value = "";
  if (!file) return;
  const message = { path: "/chat/file", fields: { key: newKey(), name: file.name }, shown: `📎 ${file.name}`, file };
  if (file.size > LARGEST) refused(message, show(message), { error: TOO_LARGE, again: false });
  else send(message);
}

function submitBox() {
  const box = part("text");
  const words = box.value.trim();
  box.focus();
  if (!words) return;
  if (words.length > LONGEST) {
    box.setCustomValidity(TOO_LONG);
    box.reportValidity();
    return;
  }
  box.value = "";
  changed();
  say(words);
}

function press(form, button) {
  for (const one of form.querySelectorAll("button")) one.disabled = true;
  const fields = { action: button.value, key: form.elements.namedItem("key").value };
  send({ path: "/chat/press", fields, shown: button.textContent });
}

/** The box grows with what is in it, and keeps it. */
function changed() {
  const box = part("text");
  const follow = isAtEnd();
  box.setCustomValidity("");
  box.style.height = "auto";
  box.style.height = `${box.scrollHeight + 2}px`;
  kept.set("draft", box.value);
  if (follow) toEnd();
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("#say, .choices, .chips")) return;
  event.preventDefault();
  if (form.id === "say") submitBox();
  else if (form.matches(".choices")) press(form, event.submitter);
  else say(event.submitter.value);
});
document.addEventListener("change", (event) => {
  if (event.target.id === "file") sendFile(event.target);
});
document.addEventListener("input", (event) => {
  if (event.target.id === "text") changed();
});
document.addEventListener("keydown", (event) => {
  // While a Vietnamese keyboard composes a word, Enter belongs to it.
  const composing = event.isComposing || event.keyCode === 229;
  if (event.target.id !== "text" || event.key !== "Enter" || event.shiftKey || composing) return;
  event.preventDefault();
  submitBox();
});

// ---------------------------------------------------------------- what comes
let source = null;
let after = "";
let warning = 0;
let again = 0;

function connected(is) {
  clearTimeout(warning);
  if (is) part("offline").hidden = true;
  else warning = setTimeout(() => (part("offline").hidden = false), 2500);
}

function listen() {
  clearTimeout(again);
  source?.close();
  source = new EventSource(`/chat/events?page=${pageName()}&after=${encodeURIComponent(after)}`);
  source.addEventListener("open", () => connected(true));
  source.addEventListener("moved", () => location.reload());
  source.addEventListener("message", (event) => {
    after = event.lastEventId || after;
    receive(JSON.parse(event.data));
  });
  source.addEventListener("error", () => {
    connected(false);
    if (source.readyState === EventSource.CLOSED) again = setTimeout(listen, 3000);
  });
}

// ---------------------------------------------------------------- the window
function restore() {
  for (const message of kept.get("unsent", [])) {
    const known = part("log").querySelector(`[data-key="${CSS.escape(message.fields.key)}"]`);
    if (!known) refused(message, show(message), { error: NOT_SENT, again: true });
    else if (!known.matches(".waiting")) keep(message, false);
  }
  part("text").value ||= kept.get("draft", "");
  changed();
}

document.addEventListener("DOMContentLoaded", () => {
  if (part("attach")) part("attach").hidden = false; // without this script nothing would send it
  part("fresh").addEventListener("click", toEnd);
  part("scroll").addEventListener("scroll", () => {
    if (isAtEnd()) part("fresh").hidden = true;
  });
  // A browser allows six connections to a server: hidden tabs give theirs back.
  document.addEventListener("visibilitychange", () => {
    clearTimeout(again);
    if (document.hidden) source?.close();
    else listen();
  });
  // Where the keyboard covers the page instead of making it smaller (iOS), the visible part has to be asked for.
  window.visualViewport?.addEventListener("resize", () => {
    const follow = isAtEnd();
    document.documentElement.style.setProperty("--height", `${window.visualViewport.height}px`);
    window.scrollTo(0, 0);
    if (follow) toEnd();
  });
  after = document.body.dataset.after;
  restore();
  toEnd();
  if (matchMedia("(min-width: 900px) and (pointer: fine)").matches) part("text").focus();
  listen();
});
