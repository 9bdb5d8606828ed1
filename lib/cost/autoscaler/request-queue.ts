// Requests in the order in which they came.

/** A power of two, as twice of it are. */
const LEAST_CAPACITY = 16;

/** Requests in the order in which they came: a ring that grows as needed. */
export class RequestQueue {
  private capacity = LEAST_CAPACITY;
  private times = new Float64Array(LEAST_CAPACITY);
  private durations = new Float64Array(LEAST_CAPACITY);
  private held = new Uint8Array(LEAST_CAPACITY);
  private first = 0;
  private length = 0;

  get isEmpty(): boolean {
    return this.length === 0;
  }

  get size(): number {
    return this.length;
  }

  /** When the oldest came. */
  get time(): number {
    return this.length === 0 ? Number.POSITIVE_INFINITY : (this.times[this.first] ?? 0);
  }

  /** How many seconds the oldest takes. */
  get duration(): number {
    return this.durations[this.first] ?? 0;
  }

  /** Whether no pod was ready when the oldest came. */
  get isHeld(): boolean {
    return this.held[this.first] === 1;
  }

  add(time: number, duration: number, isHeld = false): void {
    if (this.length === this.capacity) {
      this.grow();
    }
    const index = (this.first + this.length) & (this.capacity - 1);
    this.times[index] = time;
    this.durations[index] = duration;
    this.held[index] = isHeld ? 1 : 0;
    this.length++;
  }

  /** Takes the oldest away. */
  shift(): void {
    this.first = (this.first + 1) & (this.capacity - 1);
    this.length--;
  }

  private grow(): void {
    const { capacity, first, times, durations, held } = this;
    this.capacity = 2 * capacity;
    this.times = new Float64Array(this.capacity);
    this.durations = new Float64Array(this.capacity);
    this.held = new Uint8Array(this.capacity);
    this.first = 0;
    for (let index = 0; index < capacity; index++) {
      const from = (first + index) % capacity;
      this.times[index] = times[from] ?? 0;
      this.durations[index] = durations[from] ?? 0;
      this.held[index] = held[from] ?? 0;
    }
  }
}
