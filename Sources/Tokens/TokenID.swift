/// A token's place in the vocabulary.
package typealias TokenID = Int32
