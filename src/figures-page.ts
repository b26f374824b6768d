import 'virtual:fonts.css';
import 'virtual:story/colours.css';
import './views/styles/index.css';
import { startFigures } from './views/figures/start';

startFigures();
