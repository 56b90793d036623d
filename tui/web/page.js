"use strict";

// The address that the reader used, whatever name or tunnel led here.
const secure = window.location.protocol === "https:";
const socket = `${secure ? "wss" : "ws"}://${window.location.host}/ws`;
document.getElementById("terminal").dataset.sessionWebsocketUrl = socket;

// The key is spent: a cookie stands for it, and no history or screen needs to show it.
const bare = new URL(window.location);
bare.searchParams.delete("token");
window.history.replaceState(null, "", bare);

// Text of documents is data: an address printed in one opens nothing.
window.open = () => null;

document.getElementById("again").onclick = () => window.location.reload();

// Keys reach the app at once, without a click.
const typing = () => document.querySelector(".xterm-helper-textarea")?.focus();
window.addEventListener("load", () => window.setTimeout(typing));
window.addEventListener("focus", typing);
