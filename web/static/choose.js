// The search box of the page where one chooses whom to be.

const box = document.getElementById("search");
const none = document.getElementById("none");
const found = document.getElementById("found");

/** Lower case without diacritics, so that "huong" finds "Hương". */
function folded(text) {
  return text.toLowerCase().replaceAll("đ", "d").normalize("NFD").replace(/\p{M}/gu, "");
}

function search(sought) {
  const words = folded(sought).split(/\s+/).filter(Boolean);
  let seen = 0;
  for (const unit of document.querySelectorAll(".unit")) {
    let here = 0;
    for (const one of unit.querySelectorAll("li")) {
      const its = folded(one.dataset.words);
      one.hidden = !words.every((word) => its.includes(word));
      here += one.hidden ? 0 : 1;
    }
    unit.hidden = here === 0;
    seen += here;
  }
  none.hidden = seen > 0;
  found.textContent = words.length ? `${seen} người khớp` : "";
}

if (box) {
  const input = document.getElementById("sought");
  box.hidden = false;
  input.addEventListener("input", () => search(input.value));
  search(input.value);
  if (matchMedia("(min-width: 900px) and (pointer: fine)").matches) input.focus();
}
