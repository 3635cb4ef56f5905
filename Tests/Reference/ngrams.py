"""Interpolated modified Kneser-Ney smoothing, the slow way: n-grams are tuples in dictionaries.

Chen and Goodman 1998, section 3, with one discount each for counts of 1, 2, and 3 or more. At the
lowest order the rest goes to all words alike.
"""
import collections
import random

import fixture

ORDER = 5


def discounts(counts):
    """What is taken off counts of 1, 2, and 3 or more; fixed numbers where these can't be estimated."""
    kinds = collections.Counter(counts.values())
    n = [kinds[count] for count in range(5)]
    if 0 not in n[1:]:
        y = n[1] / (n[1] + 2 * n[2])
        estimates = [k - (k + 1) * y * n[k + 1] / n[k] for k in (1, 2, 3)]
        if all(0 < estimate < k for k, estimate in enumerate(estimates, 1)):
            return estimates
    return [0.5, 1, 1.5]


class Counts:
    """The counts of n-grams of one length, by their contexts, and their discounts."""

    def __init__(self, counts):
        self.counts = counts
        self.discounts = discounts(counts)
        self.after = collections.defaultdict(list)
        for gram, count in counts.items():
            self.after[gram[:-1]].append(count)

    def discount(self, count):
        return self.discounts[min(count, 3) - 1] if count else 0

    def probability(self, gram, lower):
        """`lower` is that of the n-gram without its first word."""
        counts = self.after.get(gram[:-1])
        if not counts:
            return lower
        count = self.counts.get(gram, 0)
        free = sum(self.discount(each) for each in counts)
        return (count - self.discount(count) + free * lower) / sum(counts)


class Models:
    """Models of all orders for documents, whose first word is never a target."""

    def __init__(self, documents, size):
        self.size = size
        occurrences = [collections.Counter() for _ in range(ORDER + 1)]
        before = [collections.defaultdict(set) for _ in range(ORDER + 1)]
        first = [collections.Counter() for _ in range(ORDER + 1)]
        for document in documents:
            for end in range(2, len(document) + 1):
                for n in range(1, min(ORDER, end) + 1):
                    gram = tuple(document[end - n:end])
                    occurrences[n][gram] += 1
                    if end > n:
                        before[n][gram].add(document[end - n - 1])
                    else:
                        # Nothing comes before it, so each occurrence counts.
                        first[n][gram] += 1
        self.highest = [Counts(counts) for counts in occurrences]
        self.lower = [
            Counts({gram: len(before[n][gram]) + first[n][gram] for gram in occurrences[n]})
            for n in range(ORDER + 1)
        ]

    def continuation(self, gram):
        if not gram:
            return 1 / self.size
        return self.lower[len(gram)].probability(gram, self.continuation(gram[1:]))

    def probability(self, order, context, word):
        """p(word | context) by the model of an order; of a lower one where the context is too short."""
        gram = (*context, word)[-order:]
        return self.highest[len(gram)].probability(gram, self.continuation(gram[1:]))


def text(generator, length, size):
    """Words of which the first are frequent, with phrases that come back."""
    words = []
    while len(words) < length:
        if words and generator.random() < 0.5:
            start = generator.randrange(len(words))
            words += words[start:start + generator.randrange(2, 7)]
        else:
            words.append(min(int(generator.paretovariate(0.7)) + 2, size - 1))
    return words[:length]


def case(seed, count, length, size):
    """Documents that begin with 2, and p of every word after some contexts, by order."""
    generator = random.Random(seed)
    documents = [[2, *text(generator, length, size)] for _ in range(count)]
    models = Models(documents, size)
    other = [2, *text(generator, 12, size)]
    contexts = [
        [2], documents[0][:3], documents[0][:6], documents[-1][-5:], documents[count // 2][-8:],
        other, other[-3:], [size - 1] * 4, [0, 1],
    ]
    return {
        "size": size, "documents": documents, "contexts": contexts,
        "probabilities": [
            [[models.probability(order, context, word) for word in range(size)]
             for order in range(1, ORDER + 1)]
            for context in contexts
        ],
    }


def make():
    # Enough for estimates of all discounts; for some; for none.
    fixture.save_json("ngrams", {"cases": [case(1, 12, 150, 30), case(2, 3, 30, 9), case(3, 1, 2, 5)]})


if __name__ == "__main__":
    make()
