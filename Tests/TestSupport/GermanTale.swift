import Random

/// A German story without an end, for a book in that language. It has umlauts and ß, quotation marks
/// of every kind, also within each other, apostrophes, dashes and ellipses.
package enum GermanTale {
  private static let people = [
    (name: "Jörg", trade: "der Bäcker", pronoun: "er"),
    (name: "Käthe", trade: "die Ärztin", pronoun: "sie"),
    (name: "Björn", trade: "der Förster", pronoun: "er"),
    (name: "Änne", trade: "die Müllerin", pronoun: "sie"),
    (name: "Günther", trade: "der Fährmann", pronoun: "er"),
    (name: "Grete", trade: "die Gärtnerin", pronoun: "sie"),
  ]
  private static let things = [
    (nominative: "der rote Schlüssel", accusative: "den roten Schlüssel"),
    (nominative: "der große Käse", accusative: "den großen Käse"),
    (nominative: "der bunte Blumenstrauß", accusative: "den bunten Blumenstrauß"),
    (nominative: "die süße Brezel", accusative: "die süße Brezel"),
    (nominative: "die grüne Mütze", accusative: "die grüne Mütze"),
    (nominative: "das weiße Kätzchen", accusative: "das weiße Kätzchen"),
    (nominative: "das alte Gewürzglas", accusative: "das alte Gewürzglas"),
  ]
  private static let places = [
    (where: "auf der Brücke", whither: "über die Brücke"),
    (where: "in der engen Straße", whither: "durch die enge Straße"),
    (where: "unten am Fluss", whither: "zum Fluss hinunter"),
    (where: "in der Küche", whither: "in die Küche"),
    (where: "oben auf dem Hügel", whither: "auf den Hügel"),
    (where: "hinter der Mühle", whither: "zur Mühle"),
  ]
  private static let weathers = [
    "es regnete in Strömen", "die Sonne schien heiß", "draußen war es kühl",
    "dichter Nebel hing über den Dächern", "der Wind blies außergewöhnlich stark",
  ]
  private static let days = [
    "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag",
  ]
  /// What braces name is filled in: of `{Wo}`, the first letter is capitalized.
  private static let sentences = [
    "Am {tag} ging {name}, {beruf}, {wohin}.",
    "„Wo ist nur {ding}?“, fragte {name}.",
    "„Ich habe {dies} {wo} gesehen“, sagte {name}, „aber das ist schon länger her …“",
    "»Grüß dich, {name}! Wie geht’s?«, rief {anderer} und winkte {wo}.",
    "»Hast du ›{ding}‹ gesagt?«, wollte {name} wissen.",
    "„Auf dem Zettel steht ‚Bitte {dies} {wohin} bringen!‘“, las {name} vor.",
    "{Wetter}, und {name} suchte {wo} {dies} – vergeblich.",
    "{Wo} fand {name} {dies}: {wetter}, aber {er} lächelte.",
    "Schließlich trug {name} {dies} {wohin}.",
  ]

  /// The first sentences of the story, all different, in paragraphs of five.
  package static func text(sentences count: Int = 500) -> String {
    var generator = MersenneTwister(seed: 1899)
    var known: Set<String> = []
    var all: [String] = []
    while all.count < count {
      let sentence = sentence(using: &generator)
      if known.insert(sentence).inserted { all.append(sentence) }
    }
    return stride(from: 0, to: count, by: 5)
      .map { all[$0..<min($0 + 5, count)].joined(separator: " ") + "\n" }.joined(separator: "\n")
  }

  private static func sentence(using generator: inout MersenneTwister) -> String {
    func pick<Element>(_ elements: [Element]) -> Element {
      elements[Int(generator.nextWord()) % elements.count]
    }
    let person = pick(people)
    let other = pick(people.filter { $0.name != person.name })
    let thing = pick(things)
    let place = pick(places)
    let weather = pick(weathers)
    var sentence = pick(sentences)
    for (name, words) in [
      ("tag", pick(days)), ("name", person.name), ("beruf", person.trade), ("er", person.pronoun),
      ("anderer", other.name), ("ding", thing.nominative), ("dies", thing.accusative),
      ("wo", place.where), ("wohin", place.whither), ("wetter", weather),
      ("Wo", capitalized(place.where)), ("Wetter", capitalized(weather)),
    ] {
      sentence = sentence.replacing("{\(name)}", with: words)
    }
    return sentence
  }

  private static func capitalized(_ words: String) -> String {
    words.prefix(1).uppercased() + words.dropFirst()
  }
}
