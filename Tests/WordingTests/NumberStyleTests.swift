import Testing

@testable import Wording

@Suite struct NumberStyleTests {
  @Test(arguments: [
    ("0", "0"), ("12", "12"), ("123", "123"), ("1234", "1.234"), ("25000.5", "25.000,5"),
    ("1234567.25", "1.234.567,25"), ("0.125", "0,125"),
  ])
  func digitsAreGroupedInThrees(text: String, german: String) {
    #expect(NumberStyle(decimal: ",", group: ".").string(ofDigits: text) == german)
  }
}
