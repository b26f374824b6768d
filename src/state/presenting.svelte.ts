/** The lesson being presented: its state, shared between the windows that show it, without a server. */
import {
  back,
  goTo,
  newer,
  next,
  openSession,
  parseMessage,
  toggleClock,
  type Message,
  type Session,
} from '../model/session';
import type { Lesson } from '../model/story';

/** How often a window asks whether the other is there, and how long silence may last, in ms. */
const EVERY = 1000;
const SILENCE = 3500;

export type Peer = 'none' | 'here' | 'lost' | 'closed';

export class Presenting {
  session: Session = $state.raw({} as Session);
  /** The other window. */
  peer = $state<Peer>('none');
  readonly lesson: Lesson;
  readonly #me = crypto.randomUUID();
  #channel: BroadcastChannel | null = null;
  #heard = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(lesson: Lesson, step: number) {
    this.lesson = lesson;
    this.session = openSession(lesson, step, this.#me);
  }

  /** Opens the channel and asks where the others are. Call `close` when done. */
  open(): void {
    if (!('BroadcastChannel' in globalThis)) return;
    this.#channel = new BroadcastChannel(`beltway-atlas.present.${this.lesson.id}`);
    this.#channel.onmessage = (event: MessageEvent<unknown>) => {
      const message = parseMessage(event.data, this.lesson);
      if (message) this.#hear(message);
    };
    this.#say({ kind: 'ask', from: this.#me });
    this.#timer = setInterval(() => {
      this.#say({ kind: 'ping', from: this.#me });
      if (this.peer === 'here' && performance.now() - this.#heard > SILENCE) this.peer = 'lost';
    }, EVERY);
    addEventListener('pagehide', this.#leave);
    // A page that comes back from the browser's own store asks again.
    addEventListener('pageshow', this.#return);
  }

  close(): void {
    clearInterval(this.#timer);
    removeEventListener('pagehide', this.#leave);
    removeEventListener('pageshow', this.#return);
    this.#leave();
    this.#channel?.close();
    this.#channel = null;
  }

  readonly #leave = () => {
    this.#say({ kind: 'bye', from: this.#me });
  };
  readonly #return = (event: PageTransitionEvent) => {
    if (event.persisted) this.#say({ kind: 'ask', from: this.#me });
  };

  #say(message: Message): void {
    this.#channel?.postMessage(message);
  }

  #hear(message: Message): void {
    if (message.kind === 'bye') {
      this.peer = 'closed';
      return;
    }
    const wasAway = this.peer !== 'here';
    this.#heard = performance.now();
    this.peer = 'here';
    if (message.kind === 'state') this.session = newer(this.session, message.session);
    // Who asks, and who was away, is told where the lesson stands.
    if (message.kind === 'ask' || (wasAway && message.kind === 'ping'))
      this.#say({ kind: 'state', from: this.#me, session: this.session });
    else if (message.kind === 'ping') this.#say({ kind: 'pong', from: this.#me });
  }

  change(to: (session: Session) => Session): void {
    const changed = to(this.session);
    if (changed === this.session) return;
    this.session = { ...changed, revision: this.session.revision + 1, by: this.#me };
    this.#say({ kind: 'state', from: this.#me, session: this.session });
  }

  next(): void {
    this.change((session) => next(session, this.lesson));
  }
  back(): void {
    this.change((session) => back(session, this.lesson));
  }
  go(step: number): void {
    this.change((session) => goTo(session, this.lesson, step));
  }
  reveal(): void {
    this.change((session) => ({ ...session, revealed: !session.revealed }));
  }
  blank(): void {
    this.change((session) => ({ ...session, blank: !session.blank }));
  }
  hindsight(): void {
    this.change((session) => ({ ...session, hindsightHidden: !session.hindsightHidden }));
  }
  clock(): void {
    this.change((session) => toggleClock(session, Date.now()));
  }
  resetClock(): void {
    this.change((session) => ({ ...session, startedAt: null, counted: 0 }));
  }
}
