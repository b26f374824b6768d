import 'virtual:fonts.css';
import 'virtual:story/colours.css';
import './views/styles/index.css';
import { startSources } from './views/sources/start';

startSources();
