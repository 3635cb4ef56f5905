/// The number of edits that turn one word into the other: inserting, deleting or replacing a
/// character, or swapping two neighbours.
///
/// This is the optimal string alignment distance: no part of a word is edited twice. Case matters.
/// Time and memory grow with the product of the two lengths.
package func editDistance(_ one: String, _ other: String) -> Int {
  let first = Array(one)
  let second = Array(other)
  guard !first.isEmpty else { return second.count }
  guard !second.isEmpty else { return first.count }

  // rows[i][j] is the distance between the first i characters of one and the first j of the other.
  var rows = [Array(0...second.count)]
  for i in 1...first.count {
    var row = [i]
    for j in 1...second.count {
      let replacement = rows[i - 1][j - 1] + (first[i - 1] == second[j - 1] ? 0 : 1)
      var best = min(replacement, rows[i - 1][j] + 1, row[j - 1] + 1)
      if i > 1, j > 1, first[i - 1] == second[j - 2], first[i - 2] == second[j - 1] {
        best = min(best, rows[i - 2][j - 2] + 1)
      }
      row.append(best)
    }
    rows.append(row)
  }
  return rows[first.count][second.count]
}
