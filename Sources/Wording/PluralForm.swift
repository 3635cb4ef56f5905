/// The forms that a word can take beside a number, as CLDR names them. Few languages have them all:
/// English has `one` and `other`, Polish also `few` and `many`.
package enum PluralForm: String, CaseIterable, Hashable, Sendable {
  case zero, one, two, few, many, other

  /// Whether a text can do without its number, as "no books" and "two books" can.
  var isOfFewNumbers: Bool { self == .zero || self == .one || self == .two }
}
