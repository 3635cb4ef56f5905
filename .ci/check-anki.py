#!/usr/bin/env python3
"""Imports exported cards with Anki's own importer, and checks what becomes of a learner's collection.

usage: check-anki.py PROGRAM
"""
import pathlib
import subprocess
import sys
import tempfile

from anki.collection import Collection, ImportCsvRequest

program = pathlib.Path(sys.argv[1]).resolve()
failures = 0


def check(holds, what):
    global failures
    print(("ok    " if holds else "WRONG ") + what)
    failures += not holds


def export(folder, book):
    path = folder / f"{book}.txt"
    subprocess.run([program, "cards", book, "--export", "anki", "--to", path], cwd=folder, check=True,
                   capture_output=True)
    return path


def bring_in(collection, path):
    """Imports with the choices that the file makes, as File › Import does by default."""
    metadata = collection.get_csv_metadata(str(path), None)
    return collection.import_csv(ImportCsvRequest(path=str(path), metadata=metadata)).log


def notes(collection, book):
    return [collection.get_note(note) for note in collection.find_notes(f'"deck:walkthrough {book}"')]


def fronts(collection, book):
    return {note["Front"]: note for note in notes(collection, book)}


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    for book in ("mine", "twin"):
        subprocess.run([program, "new", book], cwd=folder, check=True, capture_output=True)
    chapter = folder / "chapters/mine/01-load.md"
    added = ("\n```flashcard reworded\nA named question?\n---\nYes.\n```\n"
             "\n```flashcard\nAn unnamed question?\n---\nYes.\n```\n"
             "\n```flashcard\nThe same question?\n---\nOne.\n```\n"
             "\n```flashcard\nThe same question?\n---\nTwo.\n```\n")
    text = chapter.read_text()
    chapter.write_text(text + added)

    collection = Collection(str(folder / "collection.anki2"))
    # A note of the learner's own, in another deck, with a front that the book has too.
    own = collection.new_note(collection.models.by_name("Basic"))
    own["Front"], own["Back"] = "A named question?", "My own answer."
    collection.add_note(own, collection.decks.id("My deck"))

    first = export(folder, "mine")
    count = sum(not line.startswith("#") for line in first.read_text().splitlines())
    log = bring_in(collection, first)
    check(len(log.new) == count == len(notes(collection, "mine")) > 8, f"all {count} cards are new notes")
    check(all(note["Front"].strip() for note in notes(collection, "mine")), "no front is empty")
    check(all(any(tag.startswith("walkthrough::mine::") for tag in note.tags) for note in notes(collection, "mine")),
          "each has a tag of its chapter")
    same = [note["Back"] for note in notes(collection, "mine") if note["Front"] == "The same question?"]
    check(sorted(same) == ["One.", "Two."], "equal questions stay two")
    check(collection.get_note(own.id)["Back"] == "My own answer.", "a note of the learner's own stays")

    log = bring_in(collection, first)
    check(not log.new and len(notes(collection, "mine")) == count, "importing again adds nothing")

    named = fronts(collection, "mine")["A named question?"]
    card = named.cards()[0]
    card.due, card.ivl, card.type, card.queue = 40, 30, 2, 2
    collection.update_card(card)
    chapter.write_text(text + added.replace("A named question?", "The same, reworded?")
                       .replace("An unnamed question?", "Another question?"))
    log = bring_in(collection, export(folder, "mine"))
    after = fronts(collection, "mine")
    check("The same, reworded?" in after and after["The same, reworded?"].id == named.id
          and "A named question?" not in after, "a named card's question is updated")
    check(after["The same, reworded?"].cards()[0].ivl == 30, "and keeps its schedule")
    check(len(log.new) == 1 and "Another question?" in after, "a rewritten question without a name is a new note")

    log = bring_in(collection, export(folder, "twin"))
    check(len(log.new) == count - 4 and len(notes(collection, "mine")) == count + 1,
          "the same questions of another book are notes of their own")
    collection.close()
sys.exit(1 if failures else 0)
