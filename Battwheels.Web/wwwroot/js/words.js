// What scripts say, in the language of the page: bwSay("{0} selected", 3). The server hands out the words
// (Shell/Parts/ScriptWords.cs); without them the English sentence, which is their key, stands.
window.bwSay = (() => {
  const words = JSON.parse(document.getElementById("bw-words")?.textContent ?? "{}");
  return (english, ...holes) => (words[english] ?? english).replace(/\{(\d)\}/g, (_, at) => holes[at]);
})();
// Days and hours as this reader writes them: 04 मार्च, 5:05 pm.
window.bwLocale = document.documentElement.lang === "hi-IN" ? "hi-IN" : "en-IN";
