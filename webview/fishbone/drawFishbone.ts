import { fishboneLayout, type Fishbone } from '../../src/domain/fishboneLayout.ts';
import { fishboneGroups, type FishboneGroup, type FishboneShape } from '../../src/domain/fishboneShapes.ts';
import { svg as s } from '../svg.ts';

/** The diagram as elements; how its parts look is in `fishbone.css`. For the eyes only: a list beside it says the same. */
export function drawFishbone(fishbone: Fishbone): SVGSVGElement {
  const layout = fishboneLayout(fishbone);
  const areas = new Map(
    layout.bones.flatMap(({ causes }) =>
      causes.map(({ id, box, mark }) => [
        id,
        { x: mark.x - 3, y: box.y - 2, width: box.x + box.width - mark.x + 4, height: box.height + 4 },
      ]),
    ),
  );
  const drawing = s('svg', {
    class: 'fb',
    viewBox: `0 0 ${Math.ceil(layout.width)} ${Math.ceil(layout.height)}`,
    'aria-hidden': 'true',
  });
  for (const group of fishboneGroups(layout)) drawing.append(drawGroup(group, areas));
  return drawing;
}

type Areas = ReadonlyMap<string, Readonly<Record<'x' | 'y' | 'width' | 'height', number>>>;

function drawGroup({ cause, full, shapes }: FishboneGroup, areas: Areas): SVGGElement {
  const title = s('title', {});
  title.textContent = full;
  const group = s('g', { class: cause === undefined ? 'fb-part' : 'fb-cause' }, title);
  const area = cause === undefined ? undefined : areas.get(cause);
  if (cause !== undefined && area) {
    group.dataset.cause = cause;
    // The whole of it can be clicked, and shows where the focus is.
    group.append(s('rect', { class: 'fb-area', rx: 3, ...area }));
  }
  group.append(...shapes.map(drawShape));
  return group;
}

function drawShape(shape: FishboneShape): SVGElement {
  if (shape.kind === 'path') return s('path', { class: `fb-${shape.role}`, d: shape.data });
  const { x, y, anchor, size, role, text } = shape;
  const element = s('text', { class: `fb-text fb-${role}`, x, y, 'text-anchor': anchor, 'font-size': size });
  element.textContent = text;
  return element;
}
