#!/usr/bin/env python3
"""Opens a page in Chromium, from disk and with the network blocked, and checks what a reader sees:
in light and dark, on a phone, without scripts, with the keyboard alone, and on paper.

usage: check-page.py REPORT_HTML [SCREENSHOT_FOLDER] [--content]

With --content it leaves out what depends on the scripts and the style alone: one page shows that.
"""
import argparse
import json
import pathlib
import sys
import unicodedata

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect, sync_playwright

TOKENIZER = pathlib.Path(__file__).parent.parent / "Tests/Fixtures/tokenizer.json"
STEPS = ("load", "vocab", "dataset", "loader", "model", "optimizer", "train", "evaluate")
# Marks what gets the focus, and counts the stops; `isDone` once the first has it again, or nothing.
WALK = """() => {
  window.walk = {stops: 0, ringless: [], isDone: false};
  document.addEventListener("focusin", event => {
    const e = event.target;
    if (walk.isDone || e.dataset.walk) return void (walk.isDone = walk.isDone || e.dataset.walk === "1");
    e.dataset.walk = String(walk.stops += 1);
    const style = getComputedStyle(e);
    if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) === 0) walk.ringless.push(e.outerHTML.slice(0, 80));
  });
}"""
WALKED = """() => {
  walk.isDone = walk.isDone || !document.activeElement || document.activeElement === document.body;
  return walk;
}"""
# Everything that a user can open, press, follow or scroll and that was not reached.
MISSED = """() => [...document.querySelectorAll("a[href], button:enabled, summary, input:enabled, textarea, [role=group]")].filter(e => {
  const scrolls = e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1;
  return e.checkVisibility({visibilityProperty: true}) && !e.closest("[inert]") && !e.dataset.walk
    && (e.getAttribute("role") !== "group" || scrolls)
    // Tab reaches the chosen one of several radio buttons, the arrow keys the others.
    && (e.type !== "radio" || e.checked);
}).map(e => e.outerHTML.slice(0, 80))"""


COLOURS = ["color-contrast", "link-in-text-block"]


class Checks:
    def __init__(self, file, shots):
        self.address = file.as_uri()
        self.shots = shots
        self.failures = 0

    def check(self, holds, what):
        print(("ok    " if holds else "WRONG ") + what)
        self.failures += not holds

    def open(self, browser, name, **options):
        """Opens the page, recording its console messages and network requests."""
        context = browser.new_context(offline=True, **options)
        page = context.new_page()
        page.messages, page.requests = [], []
        page.on("console", lambda m: page.messages.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda e: page.messages.append(str(e)))
        page.on("request", lambda r: page.requests.append(r.url))
        page.goto(self.address)
        return page

    def accessible(self, page, name, part=None, **options):
        """Lets axe look at the page, or at the part that a selector names."""
        options = {"resultTypes": ["violations"], **options}
        violations = Axe().run(page, context=part, options=options).response["violations"]
        found = [(v["id"], v["nodes"][0]["html"][:100]) for v in violations]
        self.check(found == [], f"{name}: axe finds nothing {found[:3]}")

    def close(self, page, name):
        outside = [url for url in page.requests if not url.startswith(("data:", self.address))]
        self.check(outside == [], f"{name}: no request leaves the page {outside[:3]}")
        self.check(page.messages == [], f"{name}: the console is silent {page.messages[:3]}")
        if self.shots:
            self.shots.mkdir(parents=True, exist_ok=True)
            page.screenshot(path=self.shots / f"{name}.png")
        page.context.close()

    def look(self, browser, name, width, scheme):
        page = self.open(browser, name, viewport={"width": width, "height": 900}, color_scheme=scheme)
        for step in STEPS:
            self.check(page.locator(f"#{step}").count() == 1, f"{name}: chapter {step} exists")
        self.check(page.locator("svg").count() >= 8, f"{name}: figures are drawn")
        self.check(page.evaluate("document.documentElement.scrollWidth") <= width, f"{name}: nothing is wider than the page")
        self.check(page.locator(".katex-error").count() == 0, f"{name}: every formula is well formed")
        self.check(
            page.locator(".math .katex").count() == page.locator(".math").count() > 0, f"{name}: every formula is rendered")
        dead = page.evaluate("""() => [...document.querySelectorAll("a[href^='#']")]
            .map(a => a.getAttribute("href")).filter(h => h !== "#" && !document.getElementById(h.slice(1)))""")
        self.check(dead == [], f"{name}: every link within the page leads somewhere {dead[:3]}")
        twice = page.evaluate("""() => { const ids = [...document.querySelectorAll("[id]")].map(e => e.id)
            return ids.filter((id, index) => ids.indexOf(id) !== index) }""")
        self.check(twice == [], f"{name}: ids are unique {twice[:3]}")
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        self.check(
            page.evaluate("document.documentElement.scrollWidth") <= width, f"{name}: nor when everything is unfolded")
        cut = page.evaluate("""() => [...document.querySelectorAll("figure .scroll")]
            .filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.ariaLabel)""")
        self.check(cut == [], f"{name}: every table of a figure shows all its columns {cut[:3]}")
        self.learn(page, name)
        self.follow_the_memory(page, name)
        self.repeat(page, name)
        self.look_with_axe(page, name, width, scheme)
        self.close(page, name)

    def look_with_axe(self, page, name, width, scheme):
        """Contrast depends on the colours alone, and all else on the width."""
        # Of a formula in one colour axe needs to see one piece; readers aloud skip them anyway.
        page.evaluate("""() => document.querySelectorAll(".katex-html").forEach(formula => {
            const colours = new Set([formula, ...formula.querySelectorAll("*")].map(e => getComputedStyle(e).color));
            if (colours.size === 1) formula.textContent = "x";
        })""")
        if (width, scheme) == (1280, "light"):
            self.accessible(page, name)
        elif width == 1280:
            self.accessible(page, name, runOnly=COLOURS)
        elif scheme == "light":
            self.accessible(page, name, rules={rule: {"enabled": False} for rule in COLOURS})

    def learn(self, page, name):
        """Turns a card with the keyboard, and makes a guess."""
        card = page.locator(".card").first
        question, answer = card.locator(".card-question"), card.locator(".card-answer")
        self.check(question.is_visible() and not answer.is_visible(), f"{name}: a card shows its question alone")
        card.locator(".card-turn").press("Enter")
        answer.wait_for()
        question.wait_for(state="hidden")
        self.check(card.locator(".card-turn").get_attribute("aria-pressed") == "true", f"{name}: the card is turned")
        for prediction in page.locator(".prediction:has(input)").all()[:1]:
            prediction.locator("input").fill("100000000000")
            prediction.locator("input").press("Enter")
            outcome = prediction.locator(".guess-outcome").inner_text()
            self.check("by a factor of" in outcome, f"{name}: the page says how far off a guess is: {outcome}")
        page.emulate_media(media="print")
        self.check(question.is_visible() and answer.is_visible(), f"{name}: in print a card shows both sides")
        page.emulate_media(media="screen")

    def follow_the_memory(self, page, name):
        """Reads the verdict on the memory and its data, where the page has them."""
        figure = page.locator("figure", has=page.locator(".figure-title", has_text="Does the memory work?"))
        for figure in figure.all():
            verdict = figure.locator("figcaption").inner_text()
            starts = ("The model did not learn this: ", "The model remembers", "Whether the memory works")
            self.check(verdict.startswith(starts), f"{name}: the memory has a verdict: {verdict[:90]}")
            figure.locator("details").evaluate("fold => fold.open = true")
            rows = figure.locator("details tbody tr").all_inner_texts()
            first, second = (row.split("\t") for row in rows[:2])
            self.check((first[0], second[0]) == ("first", "second"), f"{name}: the data goes by mention")
            self.check(all(f" {mean}" in verdict for mean in (first[2], second[2])), f"{name}: the verdict has the data's numbers")
            self.check(first[1] == second[1], f"{name}: what is mentioned first is mentioned again")

    def repeat(self, page, name):
        """The top says who gets the same numbers, and each perplexity has the same digits everywhere."""
        self.check("you see these numbers" in page.locator(".repeat").inner_text(), f"{name}: the top says who gets the same numbers")
        top = {row.locator(".rung-name").inner_text(): row.locator(".rung-value").inner_text()
               for row in page.locator(".glance li").all()}
        ladder = page.locator("figure", has=page.locator(".figure-title", has_text="The perplexity ladder"))
        rows = [row.split("\t") for row in ladder.locator("details tbody tr").all_inner_texts()]
        self.check(top == {row[0]: row[1] for row in rows} != {}, f"{name}: perplexities have the same digits at the top and in the data {top}")
        drawn = set(ladder.locator("svg text").all_text_contents())
        self.check(set(top.values()) <= drawn, f"{name}: and in the drawing")

    def unfold_answer(self, page, name):
        """Opens and closes the answer to an exercise with the keyboard."""
        for fold in page.locator("details.answer").all()[:1]:
            summary, text = fold.locator("> summary"), fold.locator("> div")
            self.check(summary.is_visible() and not text.is_visible(), f"{name}: an answer is folded")
            summary.press("Enter")
            self.check(text.is_visible(), f"{name}: Enter opens an answer")
            summary.press("Space")
            self.check(not text.is_visible(), f"{name}: and Space closes it")

    def follow_references(self, browser, name, width):
        """Follows a reference to a figure, and the link below the figure back to it."""
        page = self.open(browser, name, viewport={"width": width, "height": 900})
        for reference in page.locator("main > .chapter > p > a.figure-link[id]").all()[:3]:
            reference.focus()
            page.keyboard.press("Enter")
            target = reference.get_attribute("href")[1:]
            figure = page.locator(f"figure[id='{target}']")
            expect(figure).to_be_in_viewport()
            number = figure.locator(".figure-number").inner_text().split()[-1]
            spoken = reference.inner_text()
            self.check(spoken.split()[-1] == number, f"{name}: {spoken!r} leads to figure {number}")
            back = figure.locator(f".figure-mentions-list a[href='#{reference.get_attribute('id')}']")
            back.focus()
            page.keyboard.press("Enter")
            expect(reference).to_be_focused()
            expect(reference).to_be_in_viewport()
            self.check(True, f"{name}: and back, from {back.inner_text()!r}")
        self.close(page, name)

    def open_box(self, page, act, box):
        """Points at an element or taps it until a box opens: on a busy machine, the page may still be moving as it is laid out."""
        for _ in range(4):
            act()
            try:
                return expect(box).to_be_visible(timeout=3_000)
            except AssertionError:
                page.mouse.move(1, 1)
        expect(box).to_be_visible()

    def explain_terms(self, browser, name, width):
        """Opens definitions with the mouse, with the keyboard and by a tap, and closes them."""
        page = self.open(browser, name, viewport={"width": width, "height": 900})
        box = page.locator("#definition")
        defined = page.evaluate("""() => [...document.querySelectorAll("a.term")].findIndex(
            a => document.getElementById(a.hash.slice(1).replace(/^term-/, "define-")))""")
        if defined >= 0:
            term = page.locator("a.term").nth(defined)
            self.open_box(page, term.hover, box)
            self.check(len(box.inner_text()) > 20, f"{name}: hovering defines {term.inner_text()!r}: {box.inner_text()!r}")
            inside = box.bounding_box()
            self.check(inside["x"] >= 0 and inside["x"] + inside["width"] <= width, f"{name}: within the page")
            box.hover()
            page.mouse.move(1, 1)
            expect(box).to_be_hidden()
            page.keyboard.press("Tab")
            term.focus()
            expect(box).to_be_visible()
            self.check(term.get_attribute("aria-describedby") == "definition", f"{name}: read with the term")
            self.accessible(page, name, "#definition")
            page.keyboard.press("Escape")
            expect(box).to_be_hidden()
            expect(term).to_be_focused()
            page.keyboard.press("Enter")
            place = page.evaluate("decodeURIComponent(location.hash)")
            self.check(place == term.get_attribute("href"), f"{name}: Enter leads to {place}")
        value = page.locator("main > .chapter > p > a.value:visible").first
        value.focus()
        expect(box).to_be_visible()
        meaning, internal = box.locator(".definition-text").inner_text(), box.locator(".definition-name").inner_text()
        self.check(" " in meaning and meaning != internal, f"{name}: {internal} is {meaning!r}")
        page.keyboard.press("Tab")
        self.check(internal not in box.inner_text() or box.is_hidden(), f"{name}: it closes when the focus moves on")
        self.close(page, name)

    def tap_terms(self, browser, name):
        page = self.open(browser, name, viewport={"width": 390, "height": 900}, has_touch=True, is_mobile=True)
        box = page.locator("#definition")
        value = page.locator("main > .chapter > p > a.value:visible").first
        self.open_box(page, value.tap, box)
        self.check(page.evaluate("location.hash") == "", f"{name}: a tap says what a number is and stays there")
        box.locator("a").tap()
        expect(box).to_be_hidden()
        place = page.evaluate("location.hash")
        self.check(place == value.get_attribute("href"), f"{name}: a tap on its link leads to {place}")
        self.close(page, name)

    def guess_first(self, browser, name, width):
        """Uncovers the numbers to predict: by a guess, by the button, and on paper."""
        page = self.open(browser, name, viewport={"width": width, "height": 900})
        numbers, bars = page.locator("[data-veil]"), page.locator("a.veil:visible")
        if page.locator(".prediction[data-result]").count() == 0:
            print(f"ok    {name}: the page asks for no predictions")
            return self.close(page, name)
        total, covered = numbers.count(), page.locator("[data-veil].is-veiled").count()
        self.check(total == covered > 0, f"{name}: all {total} numbers to predict are covered")
        self.check(all(not n.is_visible() for n in numbers.all()), f"{name}: none can be seen")
        texts = set(bars.all_inner_texts())
        self.check(all(t.startswith("guess first in") for t in texts), f"{name}: links say {sorted(texts)[:2]}")
        switch = page.locator("#veil-switch")
        switch.press("Enter")
        self.check(all(n.is_visible() for n in page.locator(".front [data-veil]").all()), f"{name}: the button shows all")
        self.check(bars.count() == 0 and switch.get_attribute("aria-pressed") == "true", f"{name}: and says so")
        switch.press("Enter")
        self.check(page.locator("[data-veil].is-veiled").count() == total, f"{name}: pressed again, it covers them")
        page.emulate_media(media="print")
        self.check(page.locator(".veil:visible").count() == 0, f"{name}: nothing is covered on paper")
        self.check(all(n.is_visible() for n in page.locator(".front [data-veil], .map [data-veil]").all()), f"{name}: all is printed")
        page.emulate_media(media="screen")
        bar = bars.first
        target = bar.get_attribute("href")[1:]
        bar.focus()
        page.keyboard.press("Enter")
        prediction = page.locator(f"[id='{target}']")
        expect(prediction).to_be_in_viewport()
        result = prediction.get_attribute("data-result")
        prediction.locator("input").fill("12.5")
        prediction.locator("input").press("Enter")
        own = page.locator(f"[data-veil='{result}']")
        self.check(own.count() > 0 and own.first.is_visible(), f"{name}: a guess uncovers {result}")
        left = page.locator("[data-veil].is-veiled").count()
        self.check(0 <= left < total, f"{name}: {left} others stay covered")
        page.reload()
        self.check(page.locator(f"[data-veil='{result}']").first.is_visible(), f"{name}: the page remembers it")
        self.check(prediction.locator("input").input_value() == "12.5", f"{name}: with the guess")
        self.close(page, name)

    def read_without_scripts(self, browser, name):
        page = self.open(browser, name, viewport={"width": 1280, "height": 900}, java_script_enabled=False)
        for step in STEPS:
            self.check(page.locator(f"#{step} h2").is_visible(), f"{name}: chapter {step} is readable")
        formulas = [f.strip() for f in page.locator(".math").all_text_contents()]
        self.check(all(formulas) and formulas != [], f"{name}: formulas show as TeX")
        fold = page.locator("summary").first
        fold.click()
        self.check(fold.locator("xpath=..").get_attribute("open") is not None, f"{name}: folds open")
        self.unfold_answer(page, name)
        sentences = page.locator(".graph-again li").all()
        self.check(all(s.is_visible() for s in sentences), f"{name}: {len(sentences)} sentences on what runs again")
        self.check(page.locator(".graph-pick:visible").count() == 0, f"{name}: and no button to ask for one")
        runs = page.locator(".curves li").all()
        self.check(all(r.is_visible() for r in runs), f"{name}: {len(runs)} other runs are listed")
        self.check(page.locator(".curves input:visible").count() == 0, f"{name}: and none can be switched on")
        self.check(page.locator("#theme").is_hidden(), f"{name}: no button without a function")
        veiled = page.locator(".front [data-veil], .map [data-veil]").all()
        self.check(all(v.is_visible() for v in veiled), f"{name}: none of {len(veiled)} numbers to predict is covered")
        self.check(page.locator("#veil-note:visible").count() == 0, f"{name}: nor offered to be uncovered")
        self.close(page, name)

    def walk_by_keyboard(self, browser, name, width):
        page = self.open(browser, name, viewport={"width": width, "height": 900})
        page.evaluate(WALK)
        walk = {"isDone": False, "stops": 0}
        while not walk["isDone"] and walk["stops"] < 3000:
            for _ in range(20):
                page.keyboard.press("Tab")
            walk = page.evaluate(WALKED)
        self.check(walk["stops"] > 20 and walk["ringless"] == [], f"{name}: each of {walk['stops']} stops shows the focus {walk['ringless'][:3]}")
        # The last stop may have opened a definition, whose links are for the mouse.
        page.keyboard.press("Escape")
        missed = page.evaluate(MISSED)
        self.check(missed == [], f"{name}: everything can be reached {missed[:3]}")
        fold = page.locator("details.fold > summary").first
        fold.focus()
        page.keyboard.press("Enter")
        self.check(page.evaluate("e => e.parentElement.open", fold.element_handle()), f"{name}: Enter unfolds")
        self.unfold_answer(page, name)
        wide = page.evaluate_handle("""() => [...document.querySelectorAll("[role=group][tabindex='0']")]
            .find(e => !e.closest("details:not([open])") && e.scrollWidth > e.clientWidth + 1)""").as_element()
        if wide:
            wide.focus()
            for _ in range(50):
                page.keyboard.press("ArrowRight")
                if page.evaluate("e => e.scrollLeft > 0", wide):
                    break
            self.check(page.evaluate("e => e.scrollLeft > 0", wide), f"{name}: arrow keys scroll wide content")
        self.close(page, name)

    def write_with_the_model(self, browser, name, width):
        """Types a beginning, moves each slider and lets the model write, where the page has a model."""
        page = self.open(browser, name, viewport={"width": width, "height": 900})
        if page.locator("[id=\"model:data\"]").count() == 0:
            print(f"ok    {name}: the page has no model to write with")
            return self.close(page, name)
        top = page.locator("section.live")
        top.scroll_into_view_if_needed()
        top.locator(".live-cut:not(:empty)").wait_for()
        top.locator(".live-write").press("Enter")
        top.locator(".live-status:not(:empty)").wait_for(timeout=60_000)
        self.check("written" in top.locator(".live-status").inner_text(), f"{name}: at the top, it writes")
        live = page.locator("figure .live")
        example = live.locator(".live-words").inner_text()
        live.scroll_into_view_if_needed()
        live.locator(".live-cut:not(:empty)").wait_for()
        shown = live.locator(".live-words").inner_text()
        self.check(shown == example, f"{name}: the script agrees with the example")
        # Swift computed the example from the same rounded weights.
        off = page.evaluate("""() => {
            const example = walkthrough.data.example;
            const here = walkthrough.surprisals(example.text);
            const there = example.words.filter(word => word.surprisal !== undefined);
            if (here.length !== there.length || here.length === 0) return Infinity;
            return Math.max(...here.map((word, i) => Math.abs(word.surprisal - there[i].surprisal)));
        }""")
        self.check(off < 1e-4, f"{name}: its losses are those of Swift, but for {off:.1e}")
        words = page.evaluate("walkthrough.data.words.filter(w => /^[a-z]{3,}$/.test(w)).slice(0, 4)")
        beginning = " ".join(words)
        live.locator(".live-text").fill(beginning + " zzxqzz")
        live.locator(".live-words .unknown").wait_for()
        self.check(live.locator(".live-words > span").count() == len(words) + 1, f"{name}: each word is shown")
        live.locator(".live-text").fill(beginning)
        live.locator(".live-words .unknown").wait_for(state="detached")
        # Only one of the two tokenizers reads a line break's tag as a space.
        tokenizer = "basicEnglish" if page.evaluate("walkthrough.data.tokenizer.breakTag") else "words"
        cases = json.loads(TOKENIZER.read_text())["cases"]
        # The tokens of the fixture are those of texts as they are written.
        rules = page.evaluate("walkthrough.data.tokenizer")
        marks = set("".join(kin["marks"] for kin in rules["marks"]))
        cases = [case for case in cases if not rules["composes"] or (
            unicodedata.is_normalized("NFC", case["text"]) and not marks & set(case["text"]))]
        found = page.evaluate("texts => texts.map(walkthrough.tokens)", [case["text"] for case in cases])
        wrong = [(case["text"], words) for case, words in zip(cases, found) if words != case[tokenizer]]
        self.check(wrong == [] and len(cases) > 200, f"{name}: {len(cases)} texts are cut by {tokenizer} {wrong[:3]}")
        cut = lambda: live.locator(".live-cut").inner_text()
        for slider, key in ((".live-top-k", "Home"), (".live-top-k", "End"), (".live-top-p", "Home"), (".live-temperature", "Home")):
            before = cut()
            live.locator(slider).press(key)
            chosen = live.locator(slider).get_attribute("aria-valuetext")
            self.check(cut() != before or slider == ".live-temperature", f"{name}: {slider} to {chosen}: {cut()}")
        self.check(cut().startswith("1 word of"), f"{name}: at temperature 0 one word can be drawn")
        live.locator(".live-draw").press("Enter")
        expect(live.locator(".live-text")).not_to_have_value(beginning)
        drawn = live.locator(".live-text").input_value()
        self.check(drawn.startswith(beginning), f"{name}: a word is drawn: {drawn!r}")
        live.locator(".live-back").press("Enter")
        self.check(live.locator(".live-text").input_value() == beginning, f"{name}: and taken back")
        live.locator(".live-temperature").press("End")
        live.locator(".live-top-p").press("End")
        live.locator(".live-write").press("Enter")
        live.locator(".live-status:not(:empty)").wait_for(timeout=60_000)
        self.check("written" in live.locator(".live-status").inner_text(), f"{name}: {live.locator('.live-status').inner_text()}")
        self.check(page.evaluate("document.documentElement.scrollWidth") <= width, f"{name}: nothing is wider than the page")
        self.accessible(page, name, "figure:has(.live)")
        self.close(page, name)

    def follow_a_change(self, browser, name, width):
        """Chooses a step in the graph of steps, with the keyboard and with the pointer."""
        page = self.open(browser, name, viewport={"width": width, "height": 900})
        graph = page.locator(".graph")
        lit = lambda: [s.get_attribute("data-step") for s in graph.locator(".graph-step.is-lit").all()]
        says = lambda: " ".join(graph.locator(".graph-again li:visible").all_inner_texts())
        self.check(lit() == [] and says() == "" and graph.locator(".graph-hint").is_visible(), f"{name}: no step is chosen")
        loader = ["loader", "optimizer", "train", "evaluate"]
        button = graph.locator(".graph-step[data-step=loader] .graph-pick")
        button.focus()
        self.check(lit() == loader, f"{name}: at the focus, what runs again is lit {lit()}")
        described = page.locator("#" + button.get_attribute("aria-describedby")).inner_text()
        self.check(says() == described and "loader, optimizer, train and evaluate" in says(), f"{name}: {says()}")
        page.keyboard.press("Enter")
        page.locator("#theme").focus()
        self.check(lit() == loader and button.get_attribute("aria-pressed") == "true", f"{name}: Enter keeps it")
        graph.locator(".graph-step[data-step=model]").hover()
        self.check(lit() == ["model"] + loader[1:], f"{name}: under the pointer, those of another step {lit()}")
        arrows = graph.locator("path.is-lit").evaluate_all("paths => paths.map(p => p.dataset.from)")
        self.check(set(arrows) == {"model", "optimizer", "train"}, f"{name}: and its arrows {arrows}")
        page.locator("h1").hover()
        self.check(lit() == loader, f"{name}: then the kept one again")
        button.press("Space")
        page.locator("#theme").focus()
        self.check(lit() == [] and says() == "", f"{name}: Space releases it")
        sizes = graph.locator("a, button").evaluate_all(
            "all => all.map(e => e.getBoundingClientRect()).map(r => Math.min(r.width, r.height))")
        self.check(min(sizes) >= 24, f"{name}: its targets are large enough {min(sizes)}")
        self.close(page, name)

    def switch_runs_on(self, browser, name, width, scheme):
        """Switches other runs on and off in the figure of the losses, with the keyboard."""
        page = self.open(browser, name, viewport={"width": width, "height": 900}, color_scheme=scheme)
        figure = page.locator("figure:has(.curves)")
        boxes = figure.locator(".curves input").all()
        if not boxes:
            print(f"ok    {name}: there is no other run to switch on")
            return self.close(page, name)
        drawing, chart = figure.locator(".drawing-box").first, figure.locator(".curves-chart")
        self.check(drawing.is_visible() and not chart.is_visible(), f"{name}: first there is this run alone")
        for count, box in enumerate(boxes, 1):
            box.focus()
            page.keyboard.press("Space")
            self.check(chart.is_visible() and not drawing.is_visible(), f"{name}: a chart of {count + 1} runs")
            drawn = chart.locator("g:has(path.curve.is-training)").count()
            self.check(drawn == count, f"{name}: with {drawn} others")
        looks = chart.locator("path.curve:not(.is-training)").evaluate_all(
            "paths => paths.map(getComputedStyle).map(s => [s.stroke, s.strokeDasharray])")
        self.check(
            len({l[0] for l in looks}) == len({l[1] for l in looks}) == len(looks) > 0,
            f"{name}: {len(looks)} differ in colour and in dash")
        ends = chart.locator(".curve-end").all_text_contents()
        letters = figure.locator(".curves-letter").all_inner_texts()
        self.check(sorted(ends) == sorted(letters + ["this"]), f"{name}: each is marked where it ends {ends}")
        self.check("epochs" in figure.locator(".curves-status").inner_text(), f"{name}: the change of axis is told")
        places = chart.locator("path, circle").evaluate_all(
            "all => all.map(e => e.getAttribute('d') || e.getAttribute('cx')).join(' ')")
        self.check("NaN" not in places and "Infinity" not in places, f"{name}: all has a place")
        self.check(page.evaluate("document.documentElement.scrollWidth") <= width, f"{name}: nothing is wider than the page")
        self.accessible(page, name, "figure:has(.curves)")
        if self.shots:
            chart.evaluate("e => e.scrollIntoView()")
            page.screenshot(path=self.shots / f"{name}-figure.png")
        for box in boxes:
            box.press("Space")
        self.check(drawing.is_visible() and not chart.is_visible(), f"{name}: switched off, this run alone again")
        self.close(page, name)

    def follow_the_tiny_example(self, browser, name, width):
        """Reads the small example's tables, and the listings side by side, where the page has them."""
        page = self.open(browser, name, viewport={"width": width, "height": 900})
        figures = page.locator("figure:has(> .figure-title:text('In small'))")
        hidden = figures.locator("> .scroll, > .panels .scroll").evaluate_all(
            "boxes => boxes.filter(b => b.scrollWidth > b.clientWidth + 1).map(b => b.ariaLabel)")
        self.check(hidden == [], f"{name}: no table of {figures.count()} small figures has to be scrolled {hidden[:3]}")
        for table in figures.locator("table:has(td:text-is('−ln p(target)'))").all():
            rows = [row.locator("td").all_inner_texts() for row in table.locator("tbody tr").all()]
            sums = [sum(float(row[column]) for row in rows[:-3]) for column in range(1, len(rows[0]))]
            self.check(all(abs(s - 1) < 0.005 for s in sums), f"{name}: probabilities sum to 1: {sums}")
            words = table.locator("thead th").all_inner_texts()[1:]
            targets = rows[-3][1:]
            self.check(targets[:-1] == words[1:], f"{name}: each target is the next input: {targets}")
        for pair in page.locator(".listing-pair").all():
            left, right = (listing.bounding_box() for listing in pair.locator("> .listing").all())
            beside = left["y"] == right["y"] and left["x"] + left["width"] <= right["x"]
            below = left["x"] == right["x"] and left["y"] + left["height"] <= right["y"]
            self.check(beside if width >= 1280 else below, f"{name}: two listings stand side by side, or stacked")
        self.close(page, name)

    def step_through_a_cell(self, browser, name, width, motion):
        """Steps through the cell of chapter 5, plays it, and sets gates, where the page has the figure."""
        page = self.open(browser, name, viewport={"width": width, "height": 900}, reduced_motion=motion)
        figure = page.locator("figure:has(.stepper)")
        if figure.count() == 0:
            print(f"ok    {name}: the page has no cell to step through")
            return self.close(page, name)
        lit = figure.locator(".stepper-lines [aria-current]")
        word = figure.locator(".stepper-word.is-now bdi")
        number = lambda line: figure.locator(f"[data-line={line}] .stepper-number").inner_text()
        value = lambda line: float(number(line).replace("−", "-").replace(",", ""))
        self.check(lit.get_attribute("data-line") == "i", f"{name}: the first equation is lit")
        self.check(figure.locator(".stepper-back").is_disabled(), f"{name}: there is nothing before it")
        first, said = word.inner_text(), []
        for line in "fgocch":
            figure.locator(".stepper-step").press("Enter")
            said.append(figure.locator(".stepper-say").inner_text())
            self.check(lit.count() == 1 and lit.get_attribute("data-line") == line, f"{name}: then {line}: {said[-1]}")
        # The page's arithmetic, by what it shows.
        i, f, g, o, c, h = (value(line) for line in "ifgoch")
        before = float(figure.locator(".stepper-unit").first.get_attribute("data-before"))
        self.check(abs(f * before + i * g - c) < 0.03 + 0.01 * abs(before), f"{name}: c is {c}")
        self.check(abs(h) <= abs(o) + 0.01, f"{name}: h is {h}")
        row = figure.locator(".stepper-unit").first.locator("tbody tr").first.locator("td").all_text_contents()
        self.check(row == ["1", first] + [number(line) for line in "ifgoch"], f"{name}: the table agrees: {row}")
        figure.locator(".stepper-step").press("Enter")
        self.check(lit.get_attribute("data-line") == "i" and number("h") == "", f"{name}: the next word begins")
        figure.locator(".stepper-back").press("Enter")
        self.check(lit.get_attribute("data-line") == "h", f"{name}: Back goes back")
        bar = figure.locator("[data-line=c] .stepper-bar > span")
        transition = bar.evaluate("e => getComputedStyle(e).transitionDuration")
        self.check((transition.strip("0s., ") == "") == (motion == "reduce"), f"{name}: bars move in {transition}")
        figure.locator(".stepper-play").press("Enter")
        self.check(figure.locator(".stepper-play").inner_text() == "Pause", f"{name}: it plays")
        page.locator(".stepper-word:nth-child(2).is-now").wait_for(timeout=20_000)
        figure.locator(".stepper-play").press("Enter")
        self.check(figure.locator(".stepper-play").inner_text() == "Play", f"{name}: and stops")
        last = figure.locator(".stepper-word").count()
        figure.locator(".stepper-place").press("End")
        self.check(
            figure.locator(".stepper-place").get_attribute("aria-valuetext").startswith(f"{last} of {last}"),
            f"{name}: the slider goes to the last word")
        self.check(figure.locator(".stepper-step").is_disabled(), f"{name}: which ends it")
        shown = number("c")
        figure.locator("[name=stepper-unit]").first.press("ArrowRight")
        cells = figure.locator(".stepper-unit").nth(1).locator("tbody tr").last.locator("td").all_text_contents()
        self.check(number("c") == cells[6], f"{name}: another unit: c is {number('c')}, was {shown}")
        fading = figure.locator(".fading")
        if fading.count():
            said = fading.locator(".fading-sentence")
            example = said.inner_text()
            fading.locator(".fading-forget").press("ArrowLeft")
            self.check("f = 0.89" in said.inner_text(), f"{name}: a gate moves: {said.inner_text()}")
            fading.locator(".fading-forget").press("ArrowRight")
            self.check(said.inner_text() == example, f"{name}: the script agrees with the run: {example}")
            fading.locator(".fading-input").press("Home")
            fading.locator(".fading-forget").press("End")
            numbers = fading.locator(".fading-number").all_text_contents()
            self.check(numbers == ["1.00"] * 10, f"{name}: with f = 1 and i = 0 the value survives")
            fading.locator(".fading-forget").press("Home")
            numbers = fading.locator(".fading-number").all_text_contents()
            self.check(numbers == ["1.00"] + ["0.00"] * 9, f"{name}: with f = 0 it is gone")
        self.check(page.evaluate("document.documentElement.scrollWidth") <= width, f"{name}: nothing is wider than the page")
        self.accessible(page, name, "figure:has(.stepper)")
        self.close(page, name)

    def print_on_paper(self, browser, name):
        page = self.open(browser, name, viewport={"width": 1280, "height": 900}, color_scheme="dark")
        # Formulas are measured once their fonts are there.
        page.wait_for_function("() => !document.querySelector('.math-measure')")
        paper = page.pdf(format="A4")
        pages = paper.count(b"/Type /Page\n") + paper.count(b"/Type /Page ") + paper.count(b"/Type /Page/")
        self.check(paper.startswith(b"%PDF") and pages >= len(STEPS), f"{name}: the PDF has {pages} pages")
        page.emulate_media(media="print")
        page.set_viewport_size({"width": 700, "height": 900})
        # What is read aloud only is clipped on purpose.
        cut = page.evaluate("""() => [...document.querySelectorAll("main *:not(svg *, .katex *, .unseen)")]
            .filter(e => e.getBoundingClientRect().width > 0)
            .filter(e => e.getBoundingClientRect().right > 701
                || (getComputedStyle(e).overflowX !== "visible" && e.scrollWidth > e.clientWidth + 1))
            .map(e => `${e.tagName} ${e.className}`)""")
        self.check(cut == [], f"{name}: nothing is cut {cut[:3]}")
        page.set_viewport_size({"width": 1280, "height": 900})
        self.check(page.locator(".toolbar").is_hidden(), f"{name}: no buttons")
        background = page.evaluate("getComputedStyle(document.body).backgroundColor")
        self.check(all(int(v) > 200 for v in background[4:-1].split(",")[:3]), f"{name}: on white {background}")
        answers = page.locator(".card-answer").all()
        self.check(all(a.is_visible() for a in answers), f"{name}: {len(answers)} cards with answers")
        folds, texts = page.locator("details.answer").all(), page.locator(".answers-entry").all()
        self.check(
            len(texts) >= len(folds) and all(t.is_visible() for t in texts), f"{name}: {len(texts)} answers at the end")
        self.check(not any(f.is_visible() for f in folds), f"{name}: and none below its question")
        places = page.locator(".answer-place a")
        self.check(
            places.evaluate_all("all => all.map(a => a.hash.slice(1))") == [t.get_attribute("id") for t in texts],
            f"{name}: each question names its answer's place")
        sentences = page.locator(".graph-again li").all()
        self.check(all(s.is_visible() for s in sentences), f"{name}: {len(sentences)} sentences on what runs again")
        self.close(page, name)


def main(file, shots, is_content_alone=False):
    # A busy machine takes longer than the five seconds of Playwright's default.
    expect.set_options(timeout=20_000)
    checks = Checks(file, shots)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        checks.look(browser, "light", 1280, "light")
        checks.look(browser, "dark", 1280, "dark")
        checks.look(browser, "phone", 390, "light")
        checks.read_without_scripts(browser, "without-scripts")
        checks.walk_by_keyboard(browser, "keyboard", 1280)
        checks.follow_references(browser, "references", 1280)
        checks.explain_terms(browser, "terms", 1280)
        checks.write_with_the_model(browser, "model", 1280)
        checks.switch_runs_on(browser, "runs", 1280, "light")
        checks.follow_the_tiny_example(browser, "tiny", 1280)
        checks.follow_the_tiny_example(browser, "tiny-phone", 390)
        checks.step_through_a_cell(browser, "cell", 1280, "no-preference")
        checks.print_on_paper(browser, "paper")
        if not is_content_alone:
            checks.look(browser, "phone-dark", 390, "dark")
            checks.walk_by_keyboard(browser, "keyboard-phone", 390)
            checks.explain_terms(browser, "terms-phone", 390)
            checks.tap_terms(browser, "terms-touch")
            checks.guess_first(browser, "predictions", 1280)
            checks.guess_first(browser, "predictions-phone", 390)
            checks.write_with_the_model(browser, "model-phone", 390)
            checks.follow_a_change(browser, "graph", 1280)
            checks.follow_a_change(browser, "graph-phone", 390)
            checks.switch_runs_on(browser, "runs-phone-dark", 390, "dark")
            checks.step_through_a_cell(browser, "cell-phone", 390, "reduce")
        browser.close()
    sys.exit(1 if checks.failures else 0)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("page", type=pathlib.Path)
    parser.add_argument("shots", type=pathlib.Path, nargs="?", help="a folder for screenshots")
    parser.add_argument("--content", action="store_true", help="check only what depends on the page's content")
    options = parser.parse_args()
    main(options.page.resolve(), options.shots, options.content)
