/// Tokens set as a reader expects them: no space before a comma, none inside a word's apostrophe.
package enum Prose {
  package static func join(_ tokens: [String]) -> String {
    var text = ""
    var sticks = true
    for token in tokens {
      let closes = [".", ",", "!", "?", ")", "'"].contains(token)
      if !sticks && !closes { text += " " }
      text += token
      sticks = token == "(" || token == "'"
    }
    return text
  }
}
