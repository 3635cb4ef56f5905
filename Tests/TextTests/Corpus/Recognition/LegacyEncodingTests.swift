import Foundation
import Testing

@testable import Text

/// Texts in encodings older than Unicode are told apart.
@Suite struct LegacyEncodingTests {
  struct Sample: CustomTestStringConvertible {
    let encoding: LegacyEncoding
    let bytes: [UInt8]

    init(_ encoding: LegacyEncoding, _ base64: String) {
      self.encoding = encoding
      bytes = Array(Data(base64Encoded: base64) ?? Data())
    }

    var testDescription: String { encoding.rawValue }
  }

  /// A sentence or two in each.
  static let samples = [
    // Der Bäcker fuhr über die Brücke. Où est-il allé, cet été-là ? El niño soñó.
    Sample(
      .windows1252,
      "RGVyIELkY2tlciBmdWhyIPxiZXIgZGllIEJy/GNrZS4gT/kgZXN0LWlsIGFsbOksIGNldCDpdOktbOAgPyBF"
        + "bCBuafFvIHNv8fMu"),
    // Zażółć gęślą jaźń, powiedział świerszcz. Łódka płynęła.
    Sample(
      .windows1250,
      "WmG/87PmIGfqnGy5IGphn/EsIHBvd2llZHppYbMgnHdpZXJzemN6LiCj82RrYSBws3lu6rNhLg=="),
    // Příliš žluťoučký kůň úpěl ďábelské ódy.
    Sample(
      .windows1250,
      "UPjtbGmaIJ5sdZ1vdehr/SBr+fIg+nDsbCDv4WJlbHNr6SDzZHku"),
    // Árvíztűrő tükörfúrógép. Az erdő mellett állt egy őszi ház, és eső esett.
    Sample(
      .windows1250,
      "wXJ27Xp0+3L1IHT8a/ZyZvpy82fpcC4gQXogZXJk9SBtZWxsZXR0IOFsbHQgZWd5IPVzemkgaOF6LCDpcyBl"
        + "c/UgZXNldHQu"),
    // Yağmur yağdı, ıslak kışın güneşi çıktı; şehir sessizdi, yağmurlar bitmişti.
    Sample(
      .windows1254,
      "WWHwbXVyIHlh8GT9LCD9c2xhayBr/f79biBn/G5l/mkg5/1rdP07IP5laGlyIHNlc3NpemRpLCB5YfBtdXJs"
        + "YXIgYml0bWn+dGku"),
    // Der Bäcker fuhr über die Brücke. Où est-il allé, cet été-là ? El niño soñó.
    Sample(
      .macRoman,
      "RGVyIEKKY2tlciBmdWhyIJ9iZXIgZGllIEJyn2NrZS4gT50gZXN0LWlsIGFsbI4sIGNldCCOdI4tbIggPyBF"
        + "bCBuaZZvIHNvlpcu"),
    // Der Bäcker fuhr über die Brücke. Où est-il allé, cet été-là ? El niño soñó.
    Sample(
      .dos850,
      "RGVyIEKEY2tlciBmdWhyIIFiZXIgZGllIEJygWNrZS4gT5cgZXN0LWlsIGFsbIIsIGNldCCCdIItbIUgPyBF"
        + "bCBuaaRvIHNvpKIu"),
    // Старый дом стоял на берегу реки, и никто в нём давно не жил.
    Sample(
      .windows1251,
      "0fLg8PvpIOTu7CDx8u7/6yDt4CDh5fDl4/Mg8OXq6Cwg6CDt6Ory7iDiIO247CDk4OLt7iDt5SDm6Osu"),
    // Старый дом стоял на берегу реки, и никто в нём давно не жил.
    Sample(
      .koi8R,
      "89TB0tnKIMTPzSDT1M/RzCDOwSDCxdLFx9Ug0sXLySwgySDOycvUzyDXIM6jzSDEwdfOzyDOxSDWycwu"),
    // Старый дом стоял на берегу реки, и никто в нём давно не жил.
    Sample(
      .dos866,
      "keKg4OupIKSurCDh4q7vqyCtoCChpeClo+Mg4KWqqCwgqCCtqKririCiIK3xrCCkoKKtriCtpSCmqKsu"),
    // Старый дом стоял на берегу реки, и никто в нём давно не жил.
    Sample(
      .iso8859n5,
      "weLQ4OvZINTe3CDh4t7v2yDd0CDR1eDV0+Mg4NXa2Cwg2CDd2Nri3iDSIN3x3CDU0NLd3iDd1SDW2Nsu"),
    // Το παλιό σπίτι στεκόταν στην όχθη του ποταμού και κανείς δεν έμενε εκεί.
    Sample(
      .windows1253,
      "1O8g8OHr6fwg8/Df9Okg8/Tl6vz04e0g8/Tn7SD89+jnIPTv9SDw7/Th7O/9IOrh6SDq4e3l3/Ig5OXtIN3s"
        + "5e3lIOXq5d8u"),
    // הבית הישן עמד על גדת הנהר ואיש לא גר בו זמן רב.
    Sample(
      .windows1255,
      "5OHp+iDk6fnvIPLu4yDy7CDi4/og5PDk+CDl4On5IOzgIOL4IOHlIObu7yD44S4="),
    // كان البيت القديم يقف على ضفة النهر ولم يسكن فيه أحد منذ زمن.
    Sample(
      .windows1256,
      "38fkIMfhyO3KIMfh3s/t4yDt3t0g2uHsINbdySDH4eTl0SDm4eMg7dPf5CDd7eUgw83PIOPk0CDS4+Qu"),
    // บ้านเก่าตั้งอยู่ริมแม่น้ำและไม่มีใครอาศัยอยู่ที่นั่นมานาน
    Sample(
      .thai874,
      "uunSueCh6NK10emnzcLZ6MPUweHB6Lnp0+HF0OTB6MHV46TDzdLI0cLNwtnot9XoudHoucHSudK5"),
    // 古い家は川のほとりに立っていて、長いあいだ誰も住んでいなかった。
    Sample(
      .shiftJIS,
      "jMOCoonGgs2Q7ILMgtmCxoLogsmXp4LBgsSCooLEgUGSt4KigqCCooK+kk6C4I9agvGCxYKigsiCqYLBgr2B"
        + "Qg=="),
    // 古い家は川のほとりに立っていて、長いあいだ誰も住んでいなかった。
    Sample(
      .eucJP,
      "uMWkpLLIpM/A7qTOpNukyKTqpMvOqaTDpMakpKTGoaLEuaSkpKKkpKTAw6+k4r27pPOkx6SkpMqkq6TDpL+h"
        + "ow=="),
    // 오래된 집이 강가에 서 있었고, 오랫동안 아무도 살지 않았다.
    Sample(
      .eucKR,
      "v8C3obXIIMH9wMwgsK2wob+hILytIMDWvvqw7Swgv8C3p7W/vsggvsa5q7W1ILvswfYgvsq+0rTZLg=="),
    // 老房子站在河邊，很久沒有人住在裡面。月亮照著窗戶，風吹過花園。
    Sample(
      .big5,
      "ptGp0KRsr7imYqplw+ShQavcpFuoU6azpEim7aZiuMytsaFDpOurR7fTtdu1oaThoUGtt6dquUyq4bbpoUM="),
    // 老房子站在河边，很久没有人住在里面。月亮照着窗户，风吹过花园。
    Sample(
      .gb18030,
      "wM+3v9fT1b7U2rrTsd+jrLrcvsPDu9PQyMvXodTawO/D5qGj1MLBwdXV18W0sLuno6y357S1uf27qNSwoaM="),
  ]

  @Test(arguments: samples) func isRecognized(sample: Sample) {
    #expect(FileKind(of: sample.bytes[...]) == .legacy(sample.encoding))
  }

  /// Excerpts of a longer text begin and end anywhere, also within a character.
  @Test(arguments: samples) func isRecognizedInExcerpts(sample: Sample) {
    let line = sample.bytes + [0x0a]
    let text = Array((0..<20).map { _ in line }.joined())
    for start in 0..<7 {
      let excerpt = text[start..<text.count - start]
      #expect(FileKind(of: excerpt) == .legacy(sample.encoding), "from byte \(start)")
    }
  }

  /// English with a word or two that need an accent.
  @Test(arguments: 1...10) func aSingleAccentIsEnough(count: Int) {
    let text =
      Array("The house stood by the river. ".utf8) + Array("Small caf".utf8) + [0xe9, 0x2e, 0x20]
    let bytes = Array((0..<count).map { _ in text }.joined())
    #expect(FileKind(of: bytes[...]) == .legacy(.windows1252))
  }

  @Test(arguments: [
    "Zażółć gęślą jaźń", "Старый дом", "老房子站在河边", "古い家は川のほとり", "오래된 집이 강가에", "บ้านเก่า",
    "הבית הישן", "كان البيت", "😀🏳️‍🌈", "Där är ön",
  ]) func damagedUTF8IsNoOtherEncoding(text: String) {
    let bytes = Array(text.utf8) + [0xff] + Array(text.utf8)
    #expect(LegacyEncoding(likelyIn: bytes[...]) == nil)
    #expect(FileKind(of: bytes[...]) == .text(.utf8))
  }
}
