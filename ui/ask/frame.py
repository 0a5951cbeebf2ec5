"""What is around the conversation: the bar above it, and the box for the question below. HTML without data."""

from pullquote.ui.ask.menu import citing, exporting, menu

COPYING = '<button type="button" data-do="copyall">Questions and answers</button>' + citing("chat")
BAR = f"""<div class="pq-bar"><button type="button" data-do="new">New chat</button>
<details class="pq-chats"><summary>Earlier chats</summary><div></div></details>
{menu("Copy chat", COPYING)}
{menu("Export", exporting())}
<button type="button" data-do="keys" aria-label="Keyboard shortcuts">?</button></div>
<dialog class="pq-keys pq-dialog" aria-labelledby="pq-keys-title"><h2 id="pq-keys-title">Keys</h2><dl>
<dt>/</dt><dd>write a question</dd>
<dt>J&ensp;K</dt><dd>next and previous quote</dd>
<dt>Enter</dt><dd>open the quote in its article</dd>
<dt>←&ensp;→</dt><dd>step through the quotes of an answer</dd>
<dt>+&ensp;−</dt><dd>larger and smaller pages</dd>
<dt>P</dt><dd>page or text</dd>
<dt>Esc</dt><dd>close the article, leave an edit</dd>
<dt>?</dt><dd>this list</dd></dl>
<button type="button" data-do="closekeys">Close</button></dialog>"""

COMPOSER = """<ol class="pq-waiting" aria-label="Waiting questions"></ol>
<p class="pq-lost" role="status"></p><p class="pq-heard pq-spoken" role="status"></p>
<ul class="pq-chips" aria-label="Asked only"></ul>
<form class="pq-ask"><label class="pq-spoken" for="pq-question">Question</label>
<textarea id="pq-question" rows="1" placeholder="Ask the articles" autofocus></textarea>
<button type="button" data-do="stop" class="pq-stop">Stop</button>
<button type="submit" class="pq-send" aria-label="Ask">Ask</button></form>
<dialog class="pq-pick pq-dialog" aria-labelledby="pq-pick-title"><h2 id="pq-pick-title">Ask only …</h2>
<label class="pq-spoken" for="pq-pick-words">Find an article, folder, tag, author or year</label>
<input id="pq-pick-words" type="text" placeholder="Article, folder, tag, author, year" autocomplete="off">
<div class="pq-choices" role="region" aria-label="Choices" aria-live="polite"></div>
<button type="button" data-do="closepick">Close</button></dialog>"""
