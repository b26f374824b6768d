/** Plays tones one after the other, and says which one sounds. */
import { toneLength, type Tone } from '../../model/sound';

const LOUDNESS = 0.22;
/** The tone of the moment: of another kind, high over all others, and short. */
const MOMENT = { type: 'square', hertz: 1480, loudness: 0.05, seconds: 0.09 } as const;
/** A tone begins and ends so softly that it does not click, in s. */
const SOFT = 0.012;

export class Player {
  playing = $state(false);
  /** Which tone sounds. */
  at = $state(-1);
  #context: AudioContext | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param heard  told of each tone as it begins
   * @throws Error where the browser makes no sound
   */
  async play(tones: readonly Tone[], heard: (tone: Tone) => void): Promise<void> {
    this.stop();
    this.playing = true;
    try {
      this.#context ??= new AudioContext();
      await this.#context.resume();
    } catch (error) {
      this.playing = false;
      throw error;
    }
    const length = toneLength(tones.length);
    const next = (n: number) => {
      const tone = tones[n];
      if (!tone) {
        this.stop();
        return;
      }
      this.at = n;
      this.#sound(tone, length / 1000);
      heard(tone);
      this.#timer = setTimeout(next, length, n + 1);
    };
    // Stopped while the browser woke its sound.
    if (this.playing) next(0);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.playing = false;
    this.at = -1;
  }

  close(): void {
    this.stop();
    void this.#context?.close();
    this.#context = null;
  }

  #sound(tone: Tone, seconds: number): void {
    const context = this.#context;
    if (!context || tone.kind === 'silence') return;
    const { type, hertz, loudness, length } =
      tone.kind === 'moment'
        ? { ...MOMENT, length: MOMENT.seconds }
        : { type: 'triangle' as const, hertz: tone.hertz, loudness: LOUDNESS, length: seconds * 0.92 };
    const start = context.currentTime + 0.01;
    const end = start + length;
    const voice = new OscillatorNode(context, { type, frequency: hertz });
    const gain = new GainNode(context, { gain: 0 });
    gain.gain.setValueAtTime(0, start);
    gain.gain.linearRampToValueAtTime(loudness, start + SOFT);
    gain.gain.setValueAtTime(loudness, end - SOFT);
    gain.gain.linearRampToValueAtTime(0, end);
    voice.connect(gain).connect(context.destination);
    voice.start(start);
    voice.stop(end);
  }
}
