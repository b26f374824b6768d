import 'virtual:fonts.css';
import 'virtual:story/colours.css';
import './views/styles/embed.css';
import { startTimelineFrame } from './views/embeds/start-timeline';

startTimelineFrame();
