/**
 * A binary heap: peek() gives the greatest item by `compare`. push() and pop() take O(log n).
 * @example heap of 3, 1, 2: peek() // 3
 */
export class Heap<T> {
  readonly #items: T[] = [];
  readonly #compare: (a: T, b: T) => number;

  constructor(compare: (a: T, b: T) => number) {
    this.#compare = compare;
  }

  peek(): T | undefined {
    return this.#items[0];
  }

  push(item: T): void {
    const items = this.#items;
    let place = items.push(item) - 1;
    while (place > 0) {
      const above = (place - 1) >>> 1;
      if (!this.#isGreater(place, above)) return;
      this.#swap(place, above);
      place = above;
    }
  }

  pop(): T | undefined {
    const items = this.#items;
    const top = items[0];
    const last = items.pop();
    if (items.length === 0 || last === undefined) return top;
    items[0] = last;
    let place = 0;
    for (;;) {
      const below = [2 * place + 1, 2 * place + 2].filter((child) => child < items.length);
      const greatest = below.reduce(
        (best, child) => (this.#isGreater(child, best) ? child : best),
        place,
      );
      if (greatest === place) return top;
      this.#swap(place, greatest);
      place = greatest;
    }
  }

  #isGreater(a: number, b: number): boolean {
    return this.#compare(this.#items[a] as T, this.#items[b] as T) > 0;
  }

  #swap(a: number, b: number): void {
    const items = this.#items;
    [items[a], items[b]] = [items[b] as T, items[a] as T];
  }
}
