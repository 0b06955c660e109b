import type { CSSProperties } from "react";
import type { ViewProps } from "../view";

const BALLOONS = 30;
const FLAKES = 50;
const COLORS = ["red", "orange", "yellow", "green", "blue", "violet"];

/** `st.balloons`: drawn by CSS alone; another `run` is another flight. */
export function Balloons({ props }: ViewProps<"balloons">) {
  return (
    <div className="stBalloons" data-testid="stBalloons" aria-hidden="true">
      {places(props.run, BALLOONS).map((place, index) => (
        <svg key={`${props.run}-${index}`} viewBox="0 0 40 90" style={balloonStyle(place)}>
          <path d="M20 50q5 12 0 20t0 18" fill="none" stroke="var(--st-gray-color)" />
          <ellipse cx="20" cy="25" rx="18" ry="24" fill={`var(--st-${COLORS[index % COLORS.length]}-color)`} />
          <path d="m16 53 4-5 4 5Z" fill={`var(--st-${COLORS[index % COLORS.length]}-color)`} />
          <ellipse cx="13" cy="16" rx="4" ry="7" fill="#fff" opacity="0.35" transform="rotate(20 13 16)" />
        </svg>
      ))}
    </div>
  );
}

/** `st.snow`. */
export function Snow({ props }: ViewProps<"snow">) {
  return (
    <div className="stSnow" data-testid="stSnow" aria-hidden="true">
      {places(props.run, FLAKES).map((place, index) => (
        <svg key={`${props.run}-${index}`} viewBox="-12 -12 24 24" style={flakeStyle(place)}>
          <path d="M0-11V11M-9.5-5.5 9.5 5.5M-9.5 5.5 9.5-5.5M-3-9 0-6l3-3M-3 9 0 6l3 3" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
        </svg>
      ))}
    </div>
  );
}

interface Place {
  left: number;
  delay: number;
  size: number;
  drift: number;
}

/** Scattered, yet the same at build time and in the browser: no chance in a view. */
function places(run: number, count: number): Place[] {
  return Array.from({ length: count }, (_, index) => ({
    left: scatter(run, index, 1) * 100,
    delay: scatter(run, index, 2),
    size: scatter(run, index, 3),
    drift: scatter(run, index, 4) - 0.5,
  }));
}

/** A number from 0 up to 1 that looks like chance: an integer hash of its arguments. */
function scatter(run: number, index: number, salt: number): number {
  let hash = Math.imul((run | 0) ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(index + 1, 0xc2b2ae35) ^ Math.imul(salt, 0x27d4eb2f);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32;
}

const fixed = (value: number) => value.toFixed(2);

function balloonStyle({ left, delay, size, drift }: Place): CSSProperties {
  return { left: `${fixed(left)}%`, width: `${fixed(40 + size * 30)}px`, animationDelay: `${fixed(delay * 1.2)}s`, "--st-drift": `${fixed(drift * 160)}px` } as CSSProperties;
}

function flakeStyle({ left, delay, size, drift }: Place): CSSProperties {
  return { left: `${fixed(left)}%`, width: `${fixed(12 + size * 22)}px`, animationDelay: `${fixed(delay * 2.5)}s`, "--st-drift": `${fixed(drift * 220)}px` } as CSSProperties;
}
