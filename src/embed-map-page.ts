import 'virtual:fonts.css';
import 'virtual:story/colours.css';
import './views/styles/embed.css';
import { startMapFrame } from './views/embeds/start-map';

startMapFrame();
