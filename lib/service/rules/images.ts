// Which images a container runs: by digest, by a tag that may move, or whatever is newest.
import { containersOf } from './containers';
import { between, type Checked, type Rule, when } from './rule';

/** Returns the tag of an image without a digest; nothing for an image by digest. */
function tagOf(image: string): string | undefined {
  const [, tag] = /:([\w][\w.-]*)$/.exec(image) ?? [];
  return image.includes('@') ? undefined : (tag ?? 'latest');
}

const latest: Rule = (props) =>
  containersOf(props).flatMap(({ prefix, image }) =>
    when(
      image !== undefined && tagOf(image) === 'latest' && props.allowLatest !== true,
      () => `${prefix}image is '${image}'; allowed: an image by digest or by another tag, unless allowLatest is true`,
    ),
  );

export const IMAGE_RULES: readonly Rule[] = [between('allowLatest')(latest)];

/** Returns which images are given by a tag. */
export const imageWarnings = (props: Checked): string[] =>
  containersOf(props).flatMap(({ prefix, image }) =>
    when(
      image !== undefined && tagOf(image) !== undefined,
      () => `${prefix}image is '${image}', whose tag may come to mean another image; by digest, Git says what runs`,
    ),
  );
